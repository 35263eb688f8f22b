using System;
using System.IO;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Documents;

public sealed class ActivationsPageTests
{
    [Fact]
    public void Page_IsWhatTheCatalogSays()
    {
        string page = Repository.Path("docs", "activations.md");
        if (Environment.GetEnvironmentVariable("AK_ACCEPT_SNAPSHOTS") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            File.WriteAllText(page, ActivationsPage.Write());
        }

        Assert.Equal(ActivationsPage.Write(), Repository.Read("docs", "activations.md"));
    }
}
