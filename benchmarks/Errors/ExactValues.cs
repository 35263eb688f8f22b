using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Benchmarks.Cases;
using ActivationKernels.Expressions;
using Kernel = ActivationKernels.Lowering.Kernel;

namespace ActivationKernels.Benchmarks.Errors;

/// <summary>What a kernel computes, in double. The operands are one row.</summary>
internal static class ExactValues
{
    /// <summary>One array for each output.</summary>
    public static double[][] Of(Kernel kernel, Operands<float> operands) => [.. kernel.Outputs.Select(output => Values(WithoutReductions(output, kernel, operands), kernel, operands))];

    private static double[] Values(Expr e, Kernel kernel, Operands<float> operands)
    {
        double[] values = new double[operands.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int element = i;
            values[i] = Evaluator.Evaluate(e, name => operands.Given(Index(kernel, name))[element]);
        }

        return values;
    }

    private static int Index(Kernel kernel, string name) => Enumerable.Range(0, kernel.Inputs.Length).First(i => kernel.Inputs[i].Name == name);

    // Values of the row are constants for its elements.
    private static Expr WithoutReductions(Expr e, Kernel kernel, Operands<float> operands)
    {
        if (e.RowPasses == 0)
        {
            return e;
        }

        Expr known = e.Table.Rebuild(e, [.. e.Operands.Select(operand => WithoutReductions(operand, kernel, operands))]);
        return e.Operation switch
        {
            Operation.RowSum => e.Table.Constant(Values(known[0], kernel, operands).Sum()),
            Operation.RowMax => e.Table.Constant(Values(known[0], kernel, operands).Max()),
            _ => known,
        };
    }
}
