using System.IO;
using ActivationKernels.Sample.Formulas;
using Xunit;

namespace ActivationKernels.Sample.Tests;

/// <summary>The formulas that the sample shows, and their gradients.</summary>
public sealed class UserFormulasTests
{
    [Fact]
    public void Gradients_AreThoseOfTheMethods()
    {
        var text = new StringWriter();

        Assert.True(UserFormulas.Check(text), text.ToString());
        Assert.Equal(7, UserFormulas.Gradients().Count);
    }
}
