using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Networks;

/// <summary>Runs the analyzer of declared networks on attributes of one class.</summary>
internal static class Declared
{
    /// <summary>All findings, for attributes of which each stands on its own line.</summary>
    public static Task<Finding[]> FindAsync(string attributes, string editorConfig = "") =>
        new Analysis(new NetworkAnalyzer()).WithEditorConfig(editorConfig).RunAsync(Code(attributes));

    /// <summary>The only finding of one rule.</summary>
    public static async Task<Finding> SingleAsync(string id, string attributes, string editorConfig = "") =>
        Assert.Single(await FindAsync(attributes, editorConfig), f => f.Id == id);

    public static async Task IsSilentAsync(string id, string attributes, string editorConfig = "") =>
        Assert.DoesNotContain(await FindAsync(attributes, editorConfig), f => f.Id == id);

    public static async Task PragmaSilencesAsync(string id, string attributes)
    {
        Assert.Contains(await FindAsync(attributes), f => f.Id == id);
        Assert.DoesNotContain(await FindAsync($"#pragma warning disable {id}\n{attributes}"), f => f.Id == id);
    }

    /// <summary>The same attribute on several lines.</summary>
    public static string Times(int count, string attribute) => string.Join("\n", Enumerable.Repeat(attribute, count));

    public static string Code(string attributes) => $"using ActivationKernels;\n\n{attributes}\ninternal sealed partial class Net {{ }}\n";
}
