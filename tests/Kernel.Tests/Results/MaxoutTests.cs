using System;
using System.Numerics;
using ActivationKernels.Kernel.Tests.Kernels;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>Rows of several inputs pick one of them: every result is exact.</summary>
public sealed class MaxoutTests
{
    [Theory]
    [MemberData(nameof(Cases.Maxout), MemberType = typeof(Cases))]
    public void Forward_IsTheLargestAndBackwardGoesToTheFirstLargest(string label)
    {
        Check(Cases.SeveralSingle(label));
        Check(Cases.SeveralDouble(label));
    }

    [Theory]
    [MemberData(nameof(Cases.Maxout), MemberType = typeof(Cases))]
    public void NaNInAnyInput_ShowsInTheResult(string label)
    {
        CheckNaN(Cases.SeveralSingle(label));
        CheckNaN(Cases.SeveralDouble(label));
    }

    [Theory]
    [MemberData(nameof(Cases.Maxout), MemberType = typeof(Cases))]
    public void InputsOfDifferentLength_ThrowWithTheDestinationUntouched(string label)
    {
        SeveralInputsCase<float> kernel = Cases.SeveralSingle(label);
        for (int shorter = 0; shorter < kernel.Inputs; shorter++)
        {
            float[][] x = Inputs(kernel.Inputs, 20, (_, _) => 1f);
            x[shorter] = new float[19];
            float[] y = new float[20];
            Array.Fill(y, -7);

            Assert.Throws<ArgumentException>(() => kernel.Forward(x, y));
            Assert.All(y, value => Assert.Equal(-7, value));
        }
    }

    private static void Check<T>(SeveralInputsCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(3);
        for (int length = 0; length <= 67; length++)
        {
            // Few different values: ties are common, and every input wins somewhere.
            T[][] x = Inputs(kernel.Inputs, length, (_, _) => T.CreateChecked(random.Next(-3, 4)));
            T[] upstream = Inputs(1, length, (_, i) => T.CreateChecked((i % 5) + 0.5))[0];
            T[][] gradients = Inputs(kernel.Inputs, length, (_, _) => T.NaN);
            T[] y = new T[length];
            kernel.Forward(x, y);
            kernel.Backward(x, upstream, gradients);
            for (int i = 0; i < length; i++)
            {
                int winner = 0;
                for (int k = 1; k < kernel.Inputs; k++)
                {
                    winner = x[k][i] > x[winner][i] ? k : winner;
                }

                Assert.Equal(x[winner][i], y[i]);
                for (int k = 0; k < kernel.Inputs; k++)
                {
                    Assert.Equal(k == winner ? upstream[i] : T.Zero, gradients[k][i]);
                }
            }
        }
    }

    private static void CheckNaN<T>(SeveralInputsCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int input = 0; input < kernel.Inputs; input++)
        {
            for (int length = 1; length <= 67; length++)
            {
                for (int position = 0; position < length; position++)
                {
                    T[][] x = Inputs(kernel.Inputs, length, (k, _) => T.CreateChecked(k));
                    x[input][position] = T.NaN;
                    T[] y = new T[length];
                    kernel.Forward(x, y);
                    for (int i = 0; i < length; i++)
                    {
                        Assert.True(T.IsNaN(y[i]) == (i == position), $"{kernel}: NaN in input {input} at {position}, result {i} is {y[i]}.");
                    }
                }
            }
        }
    }

    private static T[][] Inputs<T>(int inputs, int length, Func<int, int, T> value)
    {
        T[][] x = new T[inputs][];
        for (int k = 0; k < inputs; k++)
        {
            x[k] = new T[length];
            for (int i = 0; i < length; i++)
            {
                x[k][i] = value(k, i);
            }
        }

        return x;
    }
}
