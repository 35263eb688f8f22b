using System.Collections.Generic;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Makes one constant of several that stand in a product, its signs among them. On lanes without room for factors at other places only
/// those go that cancel each other.
/// </summary>
internal sealed class ConstantFactors : FormulaPass
{
    private readonly bool hasRoom;
    private readonly Dictionary<Expr, Product> products = new();

    /// <param name="hasRoom">Whether no product of inputs and constants leaves the range of the lanes, in whatever order.</param>
    public ConstantFactors(bool hasRoom)
    {
        this.hasRoom = hasRoom;
    }

    /// <summary>A formula without calls means its roundings, and stays as it is.</summary>
    public Expr In(Expr root) => root.HasCalls ? Visit(root) : root;

    protected override Expr? Rewrite(Expr e)
    {
        if (e.Operation is not (Operation.Multiply or Operation.Divide or Operation.Negate))
        {
            return null;
        }

        Product product = Split(e);
        bool isUnit = product.Scale.Tail == 0 && product.Scale.Value is 1 or -1;
        return product.Constants < 2 || product.Others is null || !product.Scale.IsOrdinary || !(isUnit || hasRoom) ? null
            : !isUnit ? product.Scale.In(e.Table) * product.Others
            : product.Scale.Value > 0 ? product.Others : -product.Others;
    }

    private Product Split(Expr e)
    {
        if (!products.TryGetValue(e, out Product product))
        {
            product = Compute(e);
            products.Add(e, product);
        }

        return product;
    }

    private Product Compute(Expr e)
    {
        switch (e.Operation)
        {
            case Operation.Constant:
                return new Product(TailedNumber.Of(e), 1, null);
            case Operation.Negate:
                return Split(e[0]).Times(new TailedNumber(-1));
            case Operation.Multiply:
                (Product a, Product b) = (Split(e[0]), Split(e[1]));
                return new Product(
                    a.Scale * b.Scale,
                    a.Constants + b.Constants,
                    a.Others is null ? b.Others : b.Others is null ? a.Others : a.Others * b.Others);
            case Operation.Divide when e[1].IsPowerOfTwo && e[0].Operation != Operation.Constant:
                return Split(e[0]).Times(new TailedNumber(1 / e[1].Value));
            case Operation.Divide when Split(e[0]) is { Others: { } dividend } split && e[1].Operation != Operation.Constant:
                return split with { Others = dividend / Visit(e[1]) };
            default:
                return new Product(new TailedNumber(1), 0, e.Operation == Operation.Divide ? Rebuilt(e) : Visit(e));
        }
    }

    // Constants, how many they were, and what they multiply: null where there is nothing else.
    private readonly record struct Product(TailedNumber Scale, int Constants, Expr? Others)
    {
        public Product Times(TailedNumber factor) => new(Scale * factor, Constants + 1, Others);
    }
}
