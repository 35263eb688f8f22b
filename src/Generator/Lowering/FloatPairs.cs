using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Which formulas may be computed on pairs of floats: those whose primitives cover the range of their arguments, and whose
/// intermediate values neither leave the range of float nor become so small that their low parts are lost.
/// </summary>
internal sealed class FloatPairs
{
    private const double Largest = 7.9e28; // 2^96

    private readonly Ranges ranges;
    private readonly Dictionary<(Expr, bool), bool> known = new();

    public FloatPairs(Ranges ranges) => this.ranges = ranges;

    public bool Suit(Expr root) => Suits(root, isResult: true);

    private bool Suits(Expr e, bool isResult)
    {
        if (!known.TryGetValue((e, isResult), out bool suits))
        {
            suits = Check(e, isResult);
            known.Add((e, isResult), suits);
        }

        return suits;
    }

    // A result is rounded where it is computed; what enters further operations needs its low part.
    private bool Check(Expr e, bool isResult) => e.Operation switch
    {
        Operation.Call => Approximations.SuitsFloatPairs(e.Primitive!, ranges.Of(e[0])) && Suits(e[0], isResult: false),
        Operation.Divide when !IsFarFromZero(e[1]) && e[0].Operation != Operation.Constant => false,
        Operation.Multiply or Operation.Divide => (isResult || KeepsLowPart(e)) && e.Operands.All(operand => Suits(operand, isResult: false)),
        _ => e.Operands.All(operand => Suits(operand, isResult)),
    };

    // An exponential falls only so far: a small numerator would see that, where a constant makes an infinity of either.
    private bool IsFarFromZero(Expr e) => ranges.Of(e).LeastMagnitude > 0 || !CallsPrimitive(e);

    private bool KeepsLowPart(Expr product)
    {
        if (product.Operation == Operation.Multiply ? product.Operands.Any(IsPowerOfTwo) : IsPowerOfTwo(product[1]))
        {
            return true;
        }

        Interval range = ranges.Of(product);
        bool isSquare = ReferenceEquals(product[0], product[1]);
        return range.Magnitude <= Largest && (range.LeastMagnitude > 0 || (!isSquare && CallsPrimitive(product)));
    }

    // Approximations hold small results with headroom.
    private static bool CallsPrimitive(Expr e) => e.Operation == Operation.Call || e.Operands.Any(CallsPrimitive);

    private static bool IsPowerOfTwo(Expr e) =>
        e.Operation == Operation.Constant && e.Tail == 0 && System.Math.Log(System.Math.Abs(e.Value), 2) % 1 == 0;
}
