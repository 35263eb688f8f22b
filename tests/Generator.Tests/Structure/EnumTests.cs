using System;
using System.Linq;
using Xunit;

namespace ActivationKernels.Generator.Tests.Structure;

public sealed class EnumTests
{
    [Theory]
    [InlineData(typeof(KernelKind), typeof(Lowering.KernelKind))]
    [InlineData(typeof(ActivationRole), typeof(Requests.ActivationRole))]
    [InlineData(typeof(Accuracy), typeof(Requests.Accuracy))]
    [InlineData(typeof(Loss), typeof(Propagation.Loss))]
    [InlineData(typeof(Optimizer), typeof(Propagation.Optimizer))]
    [InlineData(typeof(WeightInit), typeof(Propagation.WeightInit))]
    public void PublicEnumeration_HasTheMembersOfTheGenerators(Type published, Type own) => Assert.Equal(Members(published), Members(own));

    private static string[] Members(Type type) => Enum.GetValues(type).Cast<object>().Select(v => $"{v} = {(int)v}").ToArray();
}
