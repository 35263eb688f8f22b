using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.Host.Mef;

namespace ActivationKernels.Generator.Tests.Infrastructure;

/// <summary>Finds the assembly with the completion services, which lies beside the tests.</summary>
internal static class EditorAssemblies
{
    private const string Features = "Microsoft.CodeAnalysis.Features";

    [ModuleInitializer]
    internal static void Register()
    {
        // The services of workspaces are put together from what can be found: before the editor's come into reach.
        _ = MefHostServices.DefaultHost;
        AssemblyLoadContext.Default.Resolving += (context, name) => name.Name == Features
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "Editor", Features + ".dll"))
            : null;
    }
}
