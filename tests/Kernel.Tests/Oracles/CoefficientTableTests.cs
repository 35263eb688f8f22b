using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles.Mpfr;
using Xunit;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Kernel.Tests.Oracles;

/// <summary>The functions that tables hold: each interval has its row, and the polynomials the error that is stated.</summary>
public sealed class CoefficientTableTests
{
    private const int Points = 20_000;

    // The figures have two digits.
    private const double Rounding = 1.05;

    private static readonly Dictionary<string, (CoefficientTable Table, double Stated, Func<Expr, Expr> Function)> Tables = new()
    {
        ["tanh"] = (CoefficientTables.Tanh, 9.9e-9, Tanh),
        ["normaltail"] = (CoefficientTables.NormalTail, 5.2e-9, NormalTail),
        ["geluslope"] = (SlopeTables.Gelu, 2.9e-9, GeluSlope),
        ["tanhshrink"] = (CoefficientTables.TanhShrink, 1.1e-8, y => TanhShrink(y) / (y * y * y)),
        ["tanhratio"] = (CoefficientTables.TanhRatio, 7.9e-9, y => Tanh(y) / y),
        ["softplustail"] = (CoefficientTables.SoftplusTail, 1.4e-8, SoftplusTail),
        ["siluslope"] = (SlopeTables.Silu, 1.3e-8, SiluSlope),
        ["gelutanhslope"] = (SlopeTables.GeluTanh, 9.2e-9, GeluTanhSlope),
    };

    public static TheoryData<string> Names { get; } = [.. Tables.Keys];

    [MpfrTheory]
    [MemberData(nameof(Names))]
    public void LargestError_IsTheStatedOne(string name)
    {
        (CoefficientTable table, double stated, Func<Expr, Expr> function) = Tables[name];
        var expressions = new ExprTable();
        Expr y = expressions.Input("y");
        Expr[] errors = [.. Enumerable.Range(0, CoefficientTables.Length).Select(row => (Value(table, row, y) / function(y)) - 1)];
        var numbers = new MpfrNumbers(precision: 160);
        var seen = new HashSet<int>();
        double largest = 0;
        for (int i = 1; i <= Points; i++)
        {
            float point = (float)(table.End * i / Points);
            int row = Interval(table, point);
            seen.Add(row);
            largest = Math.Max(largest, Math.Abs(Evaluator.Evaluate(errors[row], numbers, _ => numbers.Number(point)).ToDouble()));
        }

        Assert.Equal(CoefficientTables.Length, seen.Count);
        Assert.InRange(largest, stated / Rounding / 1.1, stated * Rounding);
    }

    [Fact]
    public void Find_GivesTheColumnsOfEveryTable()
    {
        foreach ((CoefficientTable table, _, _) in Tables.Values)
        {
            for (int column = 0; column < table.Columns; column++)
            {
                float[] found = CoefficientTables.Find(table.First + column);
                Assert.Equal(Enumerable.Range(0, CoefficientTables.Length).Select(row => table.Rows[row, column]), found);
            }
        }
    }

    // As kernels find it, over four octaves of four intervals each.
    private static int Interval(CoefficientTable table, float y)
    {
        int interval = BitConverter.SingleToInt32Bits(MathF.FusedMultiplyAdd(y, table.Scale, table.Start)) >> 21;
        Assert.InRange(interval, 512, 512 + CoefficientTables.Length - 1);
        return interval % CoefficientTables.Length;
    }

    // Where there is a root, the value at the centre and the first coefficient have two parts.
    private static Expr Value(CoefficientTable table, int row, Expr y)
    {
        Expr distance = y - table.Rows[row, 0];
        (int slope, int parts) = table is RootedTable ? (3, 2) : (2, 1);
        Expr sum = y.Table.Constant(0);
        for (int column = table.Columns - 1; column >= slope + parts; column--)
        {
            sum = (sum + table.Rows[row, column]) * distance;
        }

        return Sum(1) + (distance * (sum + Sum(slope)));

        double Sum(int column) => Enumerable.Range(column, parts).Sum(part => (double)table.Rows[row, part]);
    }
}
