using System.Collections.Generic;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>Writes the classes that hold kernels, behind the types that call them.</summary>
internal static class KernelClasses
{
    public const string Namespace = "ActivationKernels.Generated";

    /// <param name="writer">Receives the text.</param>
    /// <param name="kernels">Name of each class and what its kernel computes; nothing is written where there are none.</param>
    /// <param name="capabilities">What the target offers.</param>
    public static void Write(CodeWriter writer, IReadOnlyCollection<(string ClassName, KernelRequest Request)> kernels, TargetCapabilities capabilities)
    {
        if (kernels.Count == 0)
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
            }

            writer.Line("using Lanes = global::ActivationKernels.CompilerServices.Lanes;");
            foreach ((string className, KernelRequest request) in kernels)
            {
                writer.Line();
                new LoopWriter(writer, Kernel.Create(request), capabilities).Write(className);
            }
        }
    }
}
