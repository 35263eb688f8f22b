using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>Sines and cosines of an angle plus or minus an eighth of a turn.</summary>
internal static class Eighths
{
    private const double Value = 0.7853981633974483;
    private const double Tail = 3.061616997868383e-17;

    /// <summary>The angle, and how many eighths are added to it; null for another expression.</summary>
    public static (Expr Angle, int Count)? Find(Expr e) =>
        e.Primitive != Primitive.Sin && e.Primitive != Primitive.Cos ? null : e[0].Operation switch
        {
            Operation.Add when Of(e[0][1]) is not 0 and var count => (e[0][0], count),
            Operation.Add when Of(e[0][0]) is not 0 and var count => (e[0][1], count),
            Operation.Subtract when Of(e[0][1]) is not 0 and var count => (e[0][0], -count),
            _ => null,
        };

    private static int Of(Expr constant) => constant.Operation != Operation.Constant ? 0
        : (constant.Value, constant.Tail) == (Value, Tail) ? 1
        : (constant.Value, constant.Tail) == (-Value, -Tail) ? -1
        : 0;
}
