using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Catalog;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Kernels;

public sealed class KernelTableTests
{
    [Fact]
    public void EveryRow_HasKernelsOfBothTypes()
    {
        string[] rows = [.. ActivationCatalog.ElementWise.Select(a => a.Name).Order(StringComparer.Ordinal)];

        Assert.Equal(rows, Rows(KernelTable.Single.Select(k => k.Row).Concat(KernelTable.SeveralSingle.Select(k => k.Row))));
        Assert.Equal(rows, Rows(KernelTable.Double.Select(k => k.Row).Concat(KernelTable.SeveralDouble.Select(k => k.Row))));
    }

    [Fact]
    public void EveryRowReduction_HasKernelsOfBothTypes()
    {
        string[] rows = [.. ActivationCatalog.All.Where(a => a.IsRowReduction).Select(a => a.Name).Order(StringComparer.Ordinal)];

        Assert.Equal(rows, Rows(DistributionKernels.Single.Select(k => k.Row)));
        Assert.Equal(rows, Rows(DistributionKernels.Double.Select(k => k.Row)));
    }

    [Fact]
    public void EveryParameter_IsGiven()
    {
        foreach (Activation activation in ActivationCatalog.All)
        {
            foreach (Parameter parameter in activation.Parameters)
            {
                Assert.True(
                    KernelTable.Single.Count(k => k.Row == activation.Name && k.Parameters.ContainsKey(parameter.Name)) >= 1,
                    $"{activation.Name}.{parameter.Name} needs a kernel with another value than the default.");
            }
        }
    }

    [Fact]
    public void RowsOfSeveralInputs_HaveLeastAndMost()
    {
        foreach (Activation activation in ActivationCatalog.All.Where(a => a.MostInputs > 1))
        {
            Assert.Contains(KernelTable.SeveralSingle, k => k.Row == activation.Name && k.Inputs == activation.LeastInputs);
            Assert.Contains(KernelTable.SeveralSingle, k => k.Row == activation.Name && k.Inputs == activation.MostInputs);
        }
    }

    private static IEnumerable<string> Rows(IEnumerable<string> rows) => rows.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
