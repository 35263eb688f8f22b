using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>The mathematics of one kernel: its leaves and one formula per output, in one table.</summary>
internal sealed class Kernel
{
    /// <summary>Name of the gradient that arrives from above; no C# identifier, so it meets no input.</summary>
    private const string UpstreamName = "upstream gradient";

    /// <summary>Name of the random numbers of training.</summary>
    private const string NoiseName = "random number";

    private Kernel(
        KernelRequest request,
        ImmutableArray<Expr> inputs,
        ImmutableArray<Expr> scalars,
        ImmutableArray<Expr> outputs)
    {
        Element = request.Element;
        IsFast = request.IsFast;
        IsMeasured = request.Formula is null && request.Inputs.Count() == 1;
        Inputs = inputs;
        Scalars = scalars;
        Outputs = outputs;
    }

    public ElementType Element { get; }

    /// <inheritdoc cref="KernelRequest.IsFast"/>
    public bool IsFast { get; }

    /// <summary>Whether it belongs to a row of the catalog with one input: their errors are measured over every float, those of others are estimated.</summary>
    public bool IsMeasured { get; }

    /// <summary>The element-wise inputs of the formula, then the upstream gradient of a backward kernel.</summary>
    public ImmutableArray<Expr> Inputs { get; }

    public ImmutableArray<Expr> Scalars { get; }

    /// <summary>Where the first input lies, if it is an output of the activation; otherwise everywhere.</summary>
    public Interval FirstInput { get; private init; } = Interval.All;

    public ImmutableArray<Expr> Outputs { get; }

    /// <summary>Whether it is the gradient that arrives from above.</summary>
    public static bool IsUpstream(Expr e) => e.Operation == Operation.Input && e.Name == UpstreamName;

    /// <summary>Whether a value depends on all elements of its row.</summary>
    public bool HasReductions => Outputs.Any(output => output.RowPasses > 0);

    /// <summary>Whether the outputs are values of the row itself, not of its elements.</summary>
    public bool IsObservation => Outputs.All(output => output.IsReduction);

    /// <param name="request">What to compute.</param>
    /// <param name="isApart">Whether each of several outputs has the formula that it has alone.</param>
    /// <param name="table">Where its expressions are made; a new one unless given.</param>
    /// <exception cref="ArgumentException">The request names no row, or a kind that its row cannot give.</exception>
    public static Kernel Create(KernelRequest request, bool isApart = false, ExprTable? table = null)
    {
        Activation activation = request.FindActivation();
        table ??= new ExprTable();
        ImmutableArray<Expr> given = request.Inputs.Select(table.Input).ToImmutableArray();
        ImmutableArray<Expr> inputs = given;
        if (request.IsTraining)
        {
            activation = activation.ForTraining();
            inputs = given.Add(table.Input(NoiseName));
        }

        ImmutableArray<Expr> scalars = request.Scalars.Select(table.Parameter).ToImmutableArray();
        var operands = new FormulaOperands(FormulaInputs(activation, inputs, scalars), Parameters(activation, request, table, scalars));
        Expr upstream = table.Input(UpstreamName);
        if (request.Kind is KernelKind.DerivativeFromOutput or KernelKind.BackwardFromOutput)
        {
            return FromOutput(request, activation, operands, upstream);
        }

        if (request.Kind == KernelKind.Observe)
        {
            ImmutableArray<Expr> totals = Observation(activation.Value(operands), activation.Derivative(operands, operands.X), request.FlatSlope);
            return new Kernel(request, inputs, scalars, totals);
        }

        if (request.Kind == KernelKind.Backward)
        {
            ImmutableArray<Expr> all = inputs.Add(upstream);
            ImmutableArray<Expr> variables = given.AddRange(scalars.Where(s => request.GradientScalars.Contains(s.Name)));
            ImmutableArray<Expr> gradients = activation.Derivatives(operands, variables, isApart)
                .Select(derivative => NaNGuard.Of(Differentiator.Chain(upstream, derivative), given.Add(upstream)))
                .ToImmutableArray();
            return new Kernel(request, all, scalars, gradients);
        }

        if (request.Kind != KernelKind.Forward && activation.IsRowReduction)
        {
            throw NotOffered();
        }

        // One derivative for each input, in the order of the inputs.
        Expr[] roots = request.Kind switch
        {
            KernelKind.Forward => new[] { activation.Value(operands) },
            KernelKind.ForwardAndDerivative => activation.ValueAndDerivatives(operands, given, isApart).ToArray(),
            KernelKind.Derivative => activation.Derivatives(operands, given, isApart).ToArray(),
            _ => throw NotOffered(),
        };
        return new Kernel(request, inputs, scalars, roots.Select(root => NaNGuard.Of(root, given)).ToImmutableArray());

        ArgumentException NotOffered() => new($"The kind {request.Kind} is not offered for '{activation.Name}'.", nameof(request));
    }

    // The output stands where the input would.
    private static Kernel FromOutput(KernelRequest request, Activation activation, FormulaOperands operands, Expr upstream)
    {
        if (activation.IsRowReduction && request.Kind == KernelKind.BackwardFromOutput)
        {
            ImmutableArray<Expr> rowGradient = ImmutableArray.Create(activation.RowGradient(operands, upstream));
            return new Kernel(request, operands.Inputs.Add(upstream), ImmutableArray<Expr>.Empty, rowGradient);
        }

        Interval outputs = Range(activation.Formula(operands)).Intersection(Range(activation.Value(operands)));
        Expr derivative = activation.FromOutput(operands)
            ?? throw new ArgumentException($"The kind {request.Kind} is not offered for '{activation.Name}'.", nameof(request));
        ImmutableArray<Expr> scalars = request.Scalars.Select(operands.Table.Parameter).ToImmutableArray();
        bool isBackward = request.Kind == KernelKind.BackwardFromOutput;
        ImmutableArray<Expr> inputs = isBackward ? operands.Inputs.Add(upstream) : operands.Inputs;
        Expr output = isBackward ? Differentiator.Chain(upstream, derivative) : derivative;
        return new Kernel(request, inputs, scalars, ImmutableArray.Create(NaNGuard.Of(output, inputs))) { FirstInput = outputs };
    }

    private static Interval Range(Expr value) => new Ranges().Of(new Arms().Tell(value));

    // Sum, sum of squares, maximum, maximum of the opposites, number of flat and number of dead elements.
    private static ImmutableArray<Expr> Observation(Expr value, Expr slope, double flatSlope) => ImmutableArray.Create(
        Functions.RowSum(value),
        Functions.RowSum(value * value),
        Functions.RowMax(value),
        Functions.RowMax(-value),
        Functions.RowSum(Functions.Select(Functions.Abs(slope) < flatSlope, 1, 0)),
        Functions.RowSum(Functions.Select(Functions.Abs(slope) <= 0, 1, 0)));

    // An input of the formula that is missing among the spans is one of the scalars.
    private static ImmutableArray<Expr> FormulaInputs(Activation activation, ImmutableArray<Expr> inputs, ImmutableArray<Expr> scalars)
    {
        if (inputs.Length >= activation.LeastInputs)
        {
            return inputs;
        }

        int next = 0;
        return activation.Inputs
            .Select(name => scalars.FirstOrDefault(s => Same(s.Name, name)) ?? inputs[next++])
            .ToImmutableArray();
    }

    private static Dictionary<string, Expr> Parameters(
        Activation activation, KernelRequest request, ExprTable table, ImmutableArray<Expr> scalars)
    {
        var values = new Dictionary<string, Expr>(StringComparer.OrdinalIgnoreCase);
        foreach (Parameter parameter in activation.Parameters)
        {
            double value = request.Constants.FirstOrDefault(c => Same(c.Name, parameter.Name))?.Value ?? parameter.Default;
            values[parameter.Name] = scalars.FirstOrDefault(s => Same(s.Name, parameter.Name))

                // A parameter has the type of the elements, as a run-time value would have.
                ?? table.Constant(request.Element == ElementType.Single ? (float)value : value);
        }

        return values;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
