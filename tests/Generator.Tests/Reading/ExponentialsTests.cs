using System;
using ActivationKernels.Analyzers.Reading;
using Xunit;

namespace ActivationKernels.Generator.Tests.Reading;

/// <summary>The look at the text of a block that decides whether it is read.</summary>
public sealed class ExponentialsTests
{
    [Theory]
    [InlineData("return Math.Exp(-x);", true)]
    [InlineData("Exp", true)]
    [InlineData("x => Power(Expected(x)) + MathF.Tanh(x)", true)]
    [InlineData("Pow (x, 2)", true)]
    [InlineData("Expression Power MyExp Exp2 _Exp", false)]
    [InlineData("", false)]
    public void Call_CountsAsAWholeWord(string text, bool isFound) => Assert.Equal(isFound, Exponentials.AreIn(text.AsSpan()));

    [Theory]
    [InlineData("double SigmoidDerivative(double x)", true)]
    [InlineData("GRADIENT", true)]
    [InlineData("double Sigmoid(double x)", false)]
    public void NameOfADerivative_IsSeen(string text, bool isFound) => Assert.Equal(isFound, FunctionNames.MayNameDerivative(text.AsSpan()));
}
