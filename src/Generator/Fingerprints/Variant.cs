using System.Collections.Generic;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Expressions;

namespace ActivationKernels.Fingerprints;

/// <summary>A parameter of a row of the catalog that a constant of code can be; the other parameters have their defaults.</summary>
internal sealed class ParameterPlace
{
    private readonly FlatFormula value;
    private readonly FlatFormula derivative;

    public ParameterPlace(Activation activation, Parameter parameter)
    {
        Activation = activation;
        Parameter = parameter;
        var table = new ExprTable();
        Expr x = table.Input("x");
        Expr free = table.Parameter(parameter.Name);
        Expr formula = ScalarFunction.FormulaOf(activation, x, p => ReferenceEquals(p, parameter) ? free : table.Constant(p.Default));
        value = new FlatFormula(formula, x, free);
        derivative = new FlatFormula(Differentiator.Differentiate(formula, x), x, free);
    }

    public Activation Activation { get; }

    public Parameter Parameter { get; }

    public double ValueAt(double x, double constant) => value.Evaluate(x, constant);

    public double DerivativeAt(double x, double constant) => derivative.Evaluate(x, constant);

    /// <summary>The row with the constant.</summary>
    public ScalarFunction With(double constant) => ScalarFunction.Of(Activation, new Dictionary<string, double> { [Parameter.Name] = constant })!;
}

/// <summary>
/// A row with a constant in the place of a parameter. Nearly all of them are only ever compared at one point, so that the function
/// and its fingerprints are made where that one agrees.
/// </summary>
internal sealed class Variant
{
    // At this point few rows are flat.
    private const int Probe = 5;

    // What is left to rounding is much less.
    private const double ProbeTolerance = 10 * Fingerprint.Exact;

    private readonly ParameterPlace place;
    private readonly double constant;
    private readonly double value;
    private readonly double derivative;
    private Prints? prints;

    /// <param name="place">The parameter, which allows the constant.</param>
    /// <param name="index">Its place in the order of all of them.</param>
    /// <param name="constant">The constant.</param>
    public Variant(ParameterPlace place, int index, double constant)
    {
        this.place = place;
        this.constant = constant;
        Place = index;
        value = place.ValueAt(Fingerprint.Points[Probe], constant);
        derivative = place.DerivativeAt(Fingerprint.Points[Probe], constant);
    }

    public int Place { get; }

    /// <summary>Whether it is the derivative that a fingerprint matches; null where neither matches.</summary>
    public bool? Match(Fingerprint fingerprint)
    {
        bool mayBeValue = Fingerprint.AreSame(value, fingerprint[Probe], ProbeTolerance);
        bool mayBeDerivative = Fingerprint.AreSame(derivative, fingerprint[Probe], ProbeTolerance);
        if (!mayBeValue && !mayBeDerivative)
        {
            return null;
        }

        // Threads that come at once make the same.
        prints ??= new Prints(place.With(constant));
        return mayBeValue && prints.Value.Matches(fingerprint) && !prints.Value.IsConstant ? false
            : mayBeDerivative && prints.Derivative.Matches(fingerprint) && !prints.Derivative.IsConstant ? true
            : null;
    }

    public KnownFunction Known(bool isDerivative)
    {
        ScalarFunction function = prints?.Function ?? place.With(constant);
        EquatableArray<ParameterValue> setting = new[] { new ParameterValue(place.Parameter.Name, constant) }.ToEquatableArray();
        return new KnownFunction(place.Activation.Name, isDerivative, setting, isDerivative ? function.Derivative : function);
    }

    private sealed class Prints
    {
        public Prints(ScalarFunction function)
        {
            Function = function;
            Value = Fingerprint.Of(function);
            Derivative = Fingerprint.Of(function.Derivative);
        }

        public ScalarFunction Function { get; }

        public Fingerprint Value { get; }

        public Fingerprint Derivative { get; }
    }
}
