using System.Collections.Generic;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>Writes the classes that hold kernels, behind the types that call them.</summary>
internal static class KernelClasses
{
    public const string Namespace = "ActivationKernels.Generated";

    /// <summary>The ways through a kernel that the processor may have, widest first.</summary>
    /// <param name="dependsOnFusion">Whether a processor without fused multiply-adds needs programs of its own.</param>
    public static IEnumerable<(string Condition, int Bits, bool IsFused, string Suffix)> Paths(bool dependsOnFusion)
    {
        yield return ("Vector512.IsHardwareAccelerated", 512, true, "");
        yield return ("Vector256.IsHardwareAccelerated && Fma.IsSupported", 256, true, "");
        if (!dependsOnFusion)
        {
            yield return ("Vector128.IsHardwareAccelerated", 128, true, "");
            yield break;
        }

        yield return ("Vector128.IsHardwareAccelerated && Lanes.IsFused", 128, true, "");
        yield return ("Vector128.IsHardwareAccelerated && !Lanes.IsFused", 128, false, "Unfused");
    }

    /// <summary>The attributes of a generated class.</summary>
    public static void WriteAttributes(CodeWriter writer)
    {
        writer.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"ActivationKernels\", \"\")]");
        writer.Line("[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]");
    }

    /// <param name="writer">Receives the text.</param>
    /// <param name="kernels">Name of each class and what its kernel computes; nothing is written where there are none.</param>
    /// <param name="capabilities">What the target offers.</param>
    /// <param name="products">Name of each class and the product that it computes; they need vectors.</param>
    public static void Write(
        CodeWriter writer,
        IReadOnlyCollection<(string ClassName, KernelRequest Request)> kernels,
        TargetCapabilities capabilities,
        IReadOnlyCollection<(string ClassName, FusedProduct Product)>? products = null)
    {
        products ??= [];
        if (kernels.Count + products.Count == 0)
        {
            return;
        }

        writer.Line();
        using (writer.Block("namespace " + Namespace))
        {
            writer.Line("using System;");
            writer.Line("using System.Runtime.CompilerServices;");
            writer.Line("using System.Runtime.InteropServices;");
            if (capabilities.HasVectors)
            {
                writer.Line("using System.Runtime.Intrinsics;");
                writer.Line("using System.Runtime.Intrinsics.X86;");
                foreach (string alias in Vocabulary.Aliases)
                {
                    writer.Line(alias);
                }
            }

            writer.Line("using Lanes = global::ActivationKernels.CompilerServices.Lanes;");
            foreach ((string className, KernelRequest request) in kernels)
            {
                writer.Line();
                Kernel kernel = Kernel.Create(request);
                if (kernel.HasReductions)
                {
                    new RowClassWriter(writer, kernel, capabilities).Write(className);
                }
                else
                {
                    new KernelClassWriter(writer, request, capabilities).Write(className);
                }
            }

            foreach ((string className, FusedProduct product) in products)
            {
                writer.Line();
                new FusedProductWriter(writer, product).Write(className);
            }
        }
    }
}
