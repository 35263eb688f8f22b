using System.Threading.Tasks;
using Xunit;

namespace ActivationKernels.Package.Tests;

/// <summary>Every shape of generated code under everything that a project can demand.</summary>
[Collection(PackageCollection.Name)]
public sealed class StrictProjectTests
{
    private readonly PackedPackage package;

    public StrictProjectTests(PackedPackage package)
    {
        this.package = package;
    }

    [Fact]
    public async Task Settings_GiveNoWarning()
    {
        Consumer consumer = package.Consumer("Strict")
            .Project("""
                <TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <GenerateDocumentationFile>true</GenerateDocumentationFile><AnalysisMode>All</AnalysisMode><AnalysisLevel>latest</AnalysisLevel>
                <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
                """)
            .Source("Kernels.cs", """
                using System;
                using ActivationKernels;

                [assembly: CLSCompliant(false)]

                namespace Strict;

                /// <summary>Kernels.</summary>
                public static partial class Kernels
                {
                    /// <summary>Exponential linear unit.</summary>
                    /// <param name="x">Input.</param>
                    /// <param name="y">Result.</param>
                    [Activation("elu", Alpha = 0.5)]
                    public static partial void Elu(ReadOnlySpan<float> x, Span<float> y);

                    /// <summary>Largest of two.</summary>
                    /// <param name="a">First input.</param>
                    /// <param name="b">Second input.</param>
                    /// <param name="y">Result.</param>
                    [Activation("maxout")]
                    public static partial void Largest(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y);

                    /// <summary>Sigmoid-weighted linear unit of one value.</summary>
                    /// <param name="x">Input.</param>
                    /// <returns>Result.</returns>
                    [Activation("silu")]
                    public static partial float Silu(float x);

                    /// <summary>A formula with a run-time parameter.</summary>
                    /// <param name="x">Input.</param>
                    /// <param name="beta">Steepness.</param>
                    /// <returns>Result.</returns>
                    [ActivationFormula]
                    public static float Swish(float x, float beta) => x / (1 + MathF.Exp(-beta * x));

                    /// <summary>Its kernel.</summary>
                    /// <param name="x">Input.</param>
                    /// <param name="beta">Steepness.</param>
                    /// <param name="y">Result.</param>
                    [Activation(nameof(Swish))]
                    public static partial void SwishForward(ReadOnlySpan<float> x, float beta, Span<float> y);

                    /// <summary>What rectifiers of a layer do.</summary>
                    /// <param name="x">Input of the activation.</param>
                    /// <returns>Mean, extremes and shares.</returns>
                    [Activation("relu")]
                    public static partial ActivationStatistics Observe(ReadOnlySpan<float> x);
                }

                /// <summary>A classifier.</summary>
                [Network(Inputs = 64, Loss = Loss.CrossEntropyWithLogits, LearningRate = 0.05)]
                [Dense(128, "leaky", Slope = 0.01)]
                [Dense(10, "identity")]
                public sealed partial class Classifier;
                """);

        await consumer.BuildCleanlyAsync();
    }
}
