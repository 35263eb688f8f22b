using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActivationKernels.Expressions;
using ActivationKernels.Fingerprints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>One way to see an expression as a function of one variable.</summary>
/// <param name="Function">The function.</param>
/// <param name="FindVariable">Looks for <see cref="Variable"/>, which few formulas are asked for.</param>
/// <param name="Argument">The part of the formula that was taken for the variable; null where it is a variable of the code.</param>
internal sealed record FormulaView(ScalarFunction Function, Func<IOperation?> FindVariable, Expr? Argument)
{
    /// <summary>The operation that is the variable; null where several parts of the code make it up.</summary>
    public IOperation? Variable => FindVariable();
}

/// <summary>What was read at a site.</summary>
/// <param name="Views">The site as functions of one variable, the plainest first.</param>
/// <param name="IsOfOneVariable">Whether the code has one variable only.</param>
/// <param name="FindFollowedCalls">Looks for <see cref="HasFollowedCalls"/>.</param>
internal sealed record FormulaReading(IEnumerable<FormulaView> Views, bool IsOfOneVariable, Func<bool> FindFollowedCalls)
{
    /// <summary>Whether a function of the file was looked through.</summary>
    public bool HasFollowedCalls => FindFollowedCalls();
}

/// <summary>An expression, or the result of a function, that is looked at as a formula; it can be read again with something altered.</summary>
internal sealed class FormulaSite
{
    private const string ArgumentName = "argument of an exponential";

    private readonly ExpressionReader plain;
    private readonly IMethodSymbol? function;
    private readonly IBlockOperation? body;

    private FormulaSite(IOperation place, ExpressionReader plain, IMethodSymbol? function, IBlockOperation? body)
    {
        Place = place;
        this.plain = plain;
        this.function = function;
        this.body = body;
    }

    /// <summary>The expression to underline.</summary>
    public IOperation Place { get; }

    /// <summary>The parameter of the function; null for a bare expression.</summary>
    public IParameterSymbol? Parameter => function?.Parameters[0];

    public static FormulaSite OfExpression(IOperation expression, ExpressionReader reader) => new(expression, reader, null, null);

    /// <summary>The result of a function of one number; null where it has none or takes something else.</summary>
    public static FormulaSite? OfFunction(IMethodSymbol function, IBlockOperation body, ExpressionReader reader)
    {
        if (function.Parameters.Length != 1 || !Requests.FormulaReader.IsNumber(function.Parameters[0].Type) || !Requests.FormulaReader.IsNumber(function.ReturnType))
        {
            return null;
        }

        IOperation? result = body.Descendants()
            .Where(o => o is IReturnOperation { ReturnedValue: { } value } && !value.ConstantValue.HasValue && IsDirectlyIn(o, body))
            .Select(o => ((IReturnOperation)o).ReturnedValue)
            .LastOrDefault();
        return result is null ? null : new FormulaSite(Strip(result), reader, function, body);
    }

    /// <summary>Null where the site cannot be read.</summary>
    /// <param name="alteration">What to read otherwise.</param>
    public FormulaReading? Read(Alteration? alteration = null)
    {
        ExpressionReader reader = alteration is null ? plain : plain.Altered(alteration);
        ExprTable table = reader.Table;
        if (function is not null)
        {
            Expr argument = table.Input(function.Parameters[0].Name);
            Expr? result = reader.Read(function, body!, argument);
            bool hasFollowedCalls = reader.HasFollowedCalls;
            return result?.OnlyInput is null
                ? null
                : new FormulaReading(new[] { new FormulaView(new ScalarFunction(result, argument), () => null, null) }, true, () => hasFollowedCalls);
        }

        if (reader.Read(Place) is not { } formula)
        {
            return null;
        }

        return new FormulaReading(Views(formula, reader), formula.OnlyInput is not null, () => reader.Trace(Place).HasFollowedCalls);
    }

    // Made as they are asked for: most formulas are settled by the first.
    private IEnumerable<FormulaView> Views(Expr formula, ExpressionReader reader)
    {
        if (formula.OnlyInput is { } input)
        {
            yield return new FormulaView(new ScalarFunction(formula, input), () => reader.Trace(Place).Variables[input.Name], null);
        }

        Expr stand = formula.Table.Input(ArgumentName);
        foreach (Expr argument in Substitution.Arguments(formula))
        {
            Expr replaced = Substitution.Replace(formula, argument, stand);
            if (ReferenceEquals(replaced.OnlyInput, stand))
            {
                yield return new FormulaView(new ScalarFunction(replaced, stand), () => Origin(argument), argument);
            }
        }
    }

    /// <summary>The operations that the value is computed from, those of the locals that were looked through included.</summary>
    public ImmutableArray<IOperation> Operations()
    {
        if (body is not null)
        {
            return body.DescendantsAndSelf().ToImmutableArray();
        }

        var found = new List<IOperation>();
        var locals = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Collect(Place);
        return found.ToImmutableArray();

        void Collect(IOperation root)
        {
            foreach (IOperation operation in root.DescendantsAndSelf())
            {
                found.Add(operation);
                if (operation is ILocalReferenceOperation local && plain.Assignments.SingleValue(local.Local) is { } value && locals.Add(local.Local))
                {
                    Collect(value);
                }
            }
        }
    }

    /// <summary>The expression without parentheses and conversions between numbers.</summary>
    public static IOperation Strip(IOperation operation) => operation switch
    {
        IParenthesizedOperation parenthesized => Strip(parenthesized.Operand),
        IConversionOperation { OperatorMethod: null } conversion
            when Requests.FormulaReader.IsNumber(conversion.Type) && Requests.FormulaReader.IsNumber(conversion.Operand.Type) => Strip(conversion.Operand),
        _ => operation,
    };

    /// <summary>The operand of conversions of any kind.</summary>
    public static IOperation Unconverted(IOperation operation) => operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;

    private static bool IsDirectlyIn(IOperation operation, IBlockOperation body)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (ReferenceEquals(parent, body))
            {
                return true;
            }

            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return false;
            }
        }

        return false;
    }

    // The code that makes up a part of the formula, in the expression itself.
    private IOperation? Origin(Expr part) =>
        Place.Descendants().FirstOrDefault(o => Requests.FormulaReader.IsNumber(o.Type) && ReferenceEquals(plain.Read(o), part));
}
