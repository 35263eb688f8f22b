namespace ActivationKernels.Expressions;

/// <summary>
/// Float arithmetic in doubles: every operation rounds to float. Primitives do not, nor is their range that of float: kernels hold
/// their results with headroom, up to an argument beyond which an exponential stays what it is.
/// </summary>
internal sealed class SingleNumbers : INumberSystem<double>
{
    private const double LargestArgument = 120;

    private static readonly DoubleNumbers Wide = DoubleNumbers.Instance;

    public static SingleNumbers Instance { get; } = new();

    public double Constant(double value, double tail) => (float)Wide.Constant(value, tail);

    public double Add(double a, double b) => (float)Wide.Add(a, b);

    public double Subtract(double a, double b) => (float)Wide.Subtract(a, b);

    public double Multiply(double a, double b) => (float)Wide.Multiply(a, b);

    public double Divide(double a, double b) => (float)Wide.Divide(a, b);

    public double Negate(double a) => Wide.Negate(a);

    public double Abs(double a) => Wide.Abs(a);

    public double Sqrt(double a) => (float)Wide.Sqrt(a);

    public double Min(double a, double b) => Wide.Min(a, b);

    public double Max(double a, double b) => Wide.Max(a, b);

    public double CopySign(double magnitude, double sign) => Wide.CopySign(magnitude, sign);

    public bool Less(double a, double b) => Wide.Less(a, b);

    public bool LessOrEqual(double a, double b) => Wide.LessOrEqual(a, b);

    public bool IsNaN(double a) => Wide.IsNaN(a);

    public double Call(Primitive primitive, double argument) => Wide.Call(
        primitive, ReferenceEquals(primitive, Primitive.Exp) || ReferenceEquals(primitive, Primitive.Expm1) ? Wide.Max(-LargestArgument, Wide.Min(argument, LargestArgument)) : argument);
}
