using System;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Formulas;
using Xunit;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>Differences of what is one value, written in two ways.</summary>
public sealed class EqualProductTests
{
    [Fact]
    public void ProductsInAnotherOrder_LeaveNothing()
    {
        var table = new ExprTable();
        Expr x = table.Input("x");
        Expr logarithm = table.Call(Primitive.All.Single(p => p.Name == "log1p"), x * x);
        CheckZero((x * logarithm) - (logarithm * x));
        CheckZero((Sigmoid(x) * x) - (x * Sigmoid(x)));
    }

    private static void CheckZero(Expr formula)
    {
        GuardedPrograms programs = GuardedPrograms.Lower(FormulaRequest.Of(formula, Lowering.KernelKind.Forward, "x"), Bits.IsFused);
        float[] result = new float[1];
        foreach (float x in new[] { 0.3f, -1.7f, 11.1f, -35.3f, 1.9727366E+37f })
        {
            ProgramInterpreter.Run(programs, [x], [], result);
            Assert.True(result[0] == 0 || !float.IsFinite((float)Math.Exp(x)), $"{formula} is {result[0]} at {x}.");
        }
    }
}
