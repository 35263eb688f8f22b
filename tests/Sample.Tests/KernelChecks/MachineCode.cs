using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ActivationKernels.Sample.Tests.KernelChecks;

/// <summary>The machine code of one method, as the just-in-time compiler lists it.</summary>
internal sealed partial class MachineCode
{
    private readonly string[] lines;

    private MachineCode(string name, string[] lines)
    {
        Name = name;
        this.lines = lines;
    }

    public string Name { get; }

    /// <summary>The methods of a listing.</summary>
    public static IEnumerable<MachineCode> Read(string listing) => Beginning()
        .Split(listing)
        .Skip(1)
        .Select(text => text.Split('\n'))
        .Select(lines => new MachineCode(lines[0].Trim(), lines[1..]));

    /// <summary>The instructions of each loop: from a label to the jump back to it.</summary>
    public IEnumerable<IReadOnlyList<string>> Loops()
    {
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < lines.Length; i++)
        {
            if (Label().Match(lines[i]) is { Success: true } label)
            {
                labels[label.Groups[1].Value] = i;
            }
            else if (Jump().Match(lines[i]) is { Success: true } jump && labels.TryGetValue(jump.Groups[1].Value, out int start))
            {
                yield return lines[start..(i + 1)].Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != ';').ToArray();
            }
        }
    }

    [GeneratedRegex("^; Assembly listing for method ", RegexOptions.Multiline)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label();

    // x86 and Arm: jl, jb, jmp; b.lt, cbnz, tbz.
    [GeneratedRegex(@"^\s+(?:j\w+|b|b\.\w+|cbn?z|tbn?z)\s+(?:.*\s)?(G_M\w+)")]
    private static partial Regex Jump();
}
