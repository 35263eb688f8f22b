using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActivationKernels.Analyzers.Reading;
using ActivationKernels.Fingerprints;
using ActivationKernels.Lowering;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers;

/// <summary>Code that applies an activation to every element of an array or span.</summary>
/// <param name="Known">The activation.</param>
/// <param name="Element">Type of the elements.</param>
/// <param name="Expression">The expression that is applied.</param>
/// <param name="Proposal">The kernel that does the same; null where the code cannot be replaced in place.</param>
/// <param name="Replaced">The statements that the call of the kernel replaces: the first by the call, the others by nothing.</param>
internal sealed record ElementMap(
    KnownFunction Known, SpecialType Element, SyntaxNode Expression, KernelProposal? Proposal, ImmutableArray<SyntaxNode> Replaced)
{
    /// <summary>for (int i = 0; i &lt; n; i++) y[i] = f(x[i]);</summary>
    public static ElementMap? Of(IForLoopOperation loop, CancellationToken cancellation)
    {
        if (Counter(loop) is not { } counter
            || Bound(loop, counter) is not { } bound
            || Assignment(loop.Body) is not { } assignment
            || Buffer(assignment.Target, counter) is not { } destination
            || Read(assignment.Value, loop.Body, cancellation) is not { } read
            || Buffer(read.Variable, counter) is not { } source
            || Find(read.Function) is not { } known)
        {
            return null;
        }

        SpecialType element = destination.Type;
        bool isInPlace = source.Text == destination.Text;
        string input = bound == source.Text + ".Length" ? source.Text : source.First(bound);
        string output = isInPlace ? input : destination.Text;
        string call = isInPlace && !known.IsDerivative
            ? $"{KernelProposal.NamePlace}({input});"
            : $"{KernelProposal.NamePlace}({input}, {output});";
        KernelProposal? proposal = source.Type == element
            ? KernelProposal.Of(known, known.IsDerivative ? KernelKind.Derivative : KernelKind.Forward, element, call, isInPlace && !known.IsDerivative)
            : null;
        return new ElementMap(known, element, assignment.Value.Syntax, proposal, ImmutableArray.Create(loop.Syntax));
    }

    /// <summary>int i = 0; foreach (var v in x) y[i++] = f(v);</summary>
    public static ElementMap? Of(IForEachLoopOperation loop, CancellationToken cancellation)
    {
        IOperation collection = FormulaSite.Unconverted(loop.Collection);
        if (loop.Locals.Length != 1
            || BufferOf(collection) is not { } source
            || Assignment(loop.Body, allowsStep: true) is not { } assignment
            || CounterBefore(loop, assignment) is not { } counter
            || Buffer(assignment.Target, counter.Local) is not { } destination
            || Read(assignment.Value, loop.Body, cancellation) is not { Variable: ILocalReferenceOperation variable } read
            || !SymbolEqualityComparer.Default.Equals(variable.Local, loop.Locals[0])
            || Find(read.Function) is not { } known)
        {
            return null;
        }

        string call = $"{KernelProposal.NamePlace}({source.Text}, {destination.Text});";
        KernelProposal? proposal = source.Type == destination.Type
            ? KernelProposal.Of(known, known.IsDerivative ? KernelKind.Derivative : KernelKind.Forward, source.Type, call)
            : null;
        return new ElementMap(known, destination.Type, assignment.Value.Syntax, proposal, ImmutableArray.Create(loop.Syntax, counter.Declaration));
    }

    /// <summary>x.Select(v => f(v)).ToArray()</summary>
    public static ElementMap? Of(IInvocationOperation toArray, CancellationToken cancellation)
    {
        if (toArray.Arguments.Length != 1
            || FormulaSite.Unconverted(toArray.Arguments[0].Value) is not IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" }, Arguments.Length: 2 } select
            || BufferOf(FormulaSite.Unconverted(select.Arguments[0].Value)) is not { } source
            || toArray.Type is not IArrayTypeSymbol { ElementType.SpecialType: var element }
            || ElementTypes.Classify(source.Symbol, out _) != SpanType.None)
        {
            return null;
        }

        (IMethodSymbol? function, IBlockOperation? body, SyntaxNode syntax) = Function(select.Arguments[1].Value, cancellation);
        if (function is null || body is null || function.Parameters.Length != 1
            || FormulaSite.OfFunction(function, body, new ExpressionReader(Assignments.In(body), cancellation))?.Read() is not { } reading
            || Find(reading.Views.First().Function) is not { } known)
        {
            return null;
        }

        string type = element == SpecialType.System_Single ? "float" : "double";
        string creation = $"new {type}[{source.Text}.Length]";
        (SyntaxNode? statement, string text) = toArray.Syntax.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax declaration } variables } declarator } =>
                ((SyntaxNode?)declaration, $"{variables.Type} {declarator.Identifier.ValueText} = {creation};\n{KernelProposal.NamePlace}({source.Text}, {declarator.Identifier.ValueText});"),
            ReturnStatementSyntax statementSyntax =>
                (statementSyntax, $"var result = {creation};\n{KernelProposal.NamePlace}({source.Text}, result);\nreturn result;"),
            _ => (null, ""),
        };
        KernelProposal? proposal = statement is null || source.Type != element
            ? null
            : KernelProposal.Of(known, known.IsDerivative ? KernelKind.Derivative : KernelKind.Forward, element, text);
        return new ElementMap(known, element, syntax, proposal, statement is null ? ImmutableArray<SyntaxNode>.Empty : ImmutableArray.Create(statement));
    }

    private static KnownFunction? Find(ScalarFunction function) =>
        FormulaRecognizer.Recognise(function) is { Fault: FormulaFault.None or FormulaFault.Overflows, Known: { } known } ? known : null;

    private static (ScalarFunction Function, IOperation Variable)? Read(IOperation value, IOperation body, CancellationToken cancellation)
    {
        IOperation expression = FormulaSite.Strip(value);
        if (expression is IArrayElementReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation { Local.IsConst: true })
        {
            return null;
        }

        FormulaView? first = FormulaSite.OfExpression(expression, new ExpressionReader(Assignments.In(body), cancellation)).Read()?.Views.FirstOrDefault();
        return first is { Argument: null, Variable: { } variable } view ? (view.Function, variable) : null;
    }

    // The variable of a loop that counts from 0 in steps of 1.
    private static ILocalSymbol? Counter(IForLoopOperation loop)
    {
        if (loop.Before.Length != 1
            || loop.Before[0] is not IVariableDeclarationGroupOperation { Declarations: { Length: 1 } declarations }
            || declarations[0].Declarators is not { Length: 1 } declarators
            || declarators[0].Initializer?.Value.ConstantValue is not { HasValue: true, Value: 0 }
            || loop.AtLoopBottom.Length != 1)
        {
            return null;
        }

        IOperation step = loop.AtLoopBottom[0] is IExpressionStatementOperation statement ? statement.Operation : loop.AtLoopBottom[0];
        ILocalSymbol counter = declarators[0].Symbol;
        bool isByOne = step switch
        {
            IIncrementOrDecrementOperation { Kind: OperationKind.Increment } increment => Is(increment.Target, counter),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } add => Is(add.Target, counter) && add.Value.ConstantValue is { HasValue: true, Value: 1 },
            _ => false,
        };
        return isByOne ? counter : null;
    }

    // A bound that reads the same in every iteration: a length, a variable, a constant.
    private static string? Bound(IForLoopOperation loop, ILocalSymbol counter) =>
        loop.Condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan } condition
        && Is(condition.LeftOperand, counter)
        && FormulaSite.Unconverted(condition.RightOperand) is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or ILiteralOperation
            ? condition.RightOperand.Syntax.ToString()
            : null;

    // The only thing that the body does, apart from declaring locals: it assigns an element.
    private static ISimpleAssignmentOperation? Assignment(IOperation body, bool allowsStep = false)
    {
        ImmutableArray<IOperation> statements = body is IBlockOperation block ? block.Operations : ImmutableArray.Create(body);
        if (allowsStep && statements.Length > 1 && statements[statements.Length - 1] is IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation })
        {
            statements = statements.RemoveAt(statements.Length - 1);
        }

        return !statements.IsEmpty
            && statements[statements.Length - 1] is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment }
            && statements.Take(statements.Length - 1).All(s => s is IVariableDeclarationGroupOperation)
                ? assignment
                : null;
    }

    // int i = 0; right before the loop, and read nowhere behind it.
    private static (ILocalSymbol Local, SyntaxNode Declaration)? CounterBefore(IForEachLoopOperation loop, ISimpleAssignmentOperation assignment)
    {
        if (Index(assignment.Target) is not { } index
            || (index is IIncrementOrDecrementOperation step ? step.Target : index) is not ILocalReferenceOperation { Local: var counter }
            || loop.Parent is not IBlockOperation block)
        {
            return null;
        }

        int place = block.Operations.IndexOf(loop);
        bool isFirst = place > 0
            && block.Operations[place - 1] is IVariableDeclarationGroupOperation { Declarations: { Length: 1 } declarations }
            && declarations[0].Declarators is { Length: 1 } declarators
            && SymbolEqualityComparer.Default.Equals(declarators[0].Symbol, counter)
            && declarators[0].Initializer?.Value.ConstantValue is { HasValue: true, Value: 0 };
        bool stepsOnce = loop.Body.Descendants().OfType<IIncrementOrDecrementOperation>().Count(s => Is(s.Target, counter)) == 1
            && loop.Body.Descendants().OfType<ILocalReferenceOperation>().Count(l => Is(l, counter)) <= 2;
        bool isReadLater = block.Operations.Skip(place + 1).SelectMany(o => o.DescendantsAndSelf()).Any(o => Is(o, counter));
        return isFirst && stepsOnce && !isReadLater ? (counter, block.Operations[place - 1].Syntax) : null;
    }

    private static (IMethodSymbol? Function, IBlockOperation? Body, SyntaxNode Syntax) Function(IOperation value, CancellationToken cancellation) =>
        value.DescendantsAndSelf().FirstOrDefault(o => o is IAnonymousFunctionOperation or IMethodReferenceOperation) switch
        {
            IAnonymousFunctionOperation lambda => (lambda.Symbol, lambda.Body, lambda.Syntax),
            IMethodReferenceOperation reference => (reference.Method, ExpressionReader.BodyOf(reference.Method, reference.SemanticModel!, cancellation), reference.Syntax),
            _ => (null, null, value.Syntax),
        };

    private static SpanBuffer? Buffer(IOperation element, ILocalSymbol counter) => Index(element) is { } index
        && Is(index is IIncrementOrDecrementOperation { IsPostfix: true } step ? step.Target : index, counter)
        && Receiver(element) is { } receiver
            ? BufferOf(FormulaSite.Unconverted(receiver))
            : null;

    private static IOperation? Index(IOperation element) => element switch
    {
        IArrayElementReferenceOperation { Indices: { Length: 1 } indices } => indices[0],
        IPropertyReferenceOperation { Arguments: { Length: 1 } arguments } => arguments[0].Value,
        _ => null,
    };

    private static IOperation? Receiver(IOperation element) => element switch
    {
        IArrayElementReferenceOperation array => array.ArrayReference,
        IPropertyReferenceOperation property => property.Instance,
        _ => null,
    };

    private static SpanBuffer? BufferOf(IOperation operation)
    {
        if (operation is not (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation) || operation.Type is null)
        {
            return null;
        }

        ITypeSymbol? element = operation.Type is IArrayTypeSymbol { Rank: 1 } array
            ? array.ElementType
            : ElementTypes.Classify(operation.Type, out ITypeSymbol type) != SpanType.None ? type : null;
        return FormulaReader.IsNumber(element) ? new SpanBuffer(operation.Syntax.ToString(), operation.Type, element!.SpecialType) : null;
    }

    private static bool Is(IOperation operation, ILocalSymbol local) => operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    /// <summary>An array or span that a name stands for.</summary>
    private sealed record SpanBuffer(string Text, ITypeSymbol Symbol, SpecialType Type)
    {
        /// <summary>The first elements of it.</summary>
        public string First(string count) => Symbol is IArrayTypeSymbol ? $"System.MemoryExtensions.AsSpan({Text}, 0, {count})" : $"{Text}.Slice(0, {count})";
    }
}
