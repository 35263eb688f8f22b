namespace ActivationKernels.Expressions;

/// <summary>
/// A logical combination of comparisons. The graph has no logical values: where a combination decides between two expressions,
/// it becomes nested selects. Negation swaps the arms, so that NaN goes the way it goes in C#.
/// </summary>
internal abstract record Condition
{
    public static Condition True { get; } = new Fixed(true);

    public static Condition False { get; } = new Fixed(false);

    public static Condition Equal(Expr a, Expr b) => (Condition)(a <= b) & (b <= a);

    public static Condition IsNaN(Expr a) => !(Condition)a.Table.Ordered(a, a);

    public static implicit operator Condition(Expr comparison) => new Comparison(comparison);

    public static Condition operator &(Condition a, Condition b) => new Both(a, b);

    public static Condition operator |(Condition a, Condition b) => !(!a & !b);

    public static Condition operator !(Condition a) => a is Opposite opposite ? opposite.Operand : new Opposite(a);

    /// <summary>Whether it holds for every value, as far as its form tells.</summary>
    public bool IsAlways => Equals(True);

    /// <summary>condition ? whenTrue : whenFalse.</summary>
    public abstract Expr Choose(Expr whenTrue, Expr whenFalse);

    private sealed record Fixed(bool Value) : Condition
    {
        public override Expr Choose(Expr whenTrue, Expr whenFalse) => Value ? whenTrue : whenFalse;
    }

    private sealed record Comparison(Expr Value) : Condition
    {
        public override Expr Choose(Expr whenTrue, Expr whenFalse) => Value.Table.Select(Value, whenTrue, whenFalse);
    }

    private sealed record Opposite(Condition Operand) : Condition
    {
        public override Expr Choose(Expr whenTrue, Expr whenFalse) => Operand.Choose(whenFalse, whenTrue);
    }

    private sealed record Both(Condition Left, Condition Right) : Condition
    {
        public override Expr Choose(Expr whenTrue, Expr whenFalse) => Left.Choose(Right.Choose(whenTrue, whenFalse), whenFalse);
    }
}
