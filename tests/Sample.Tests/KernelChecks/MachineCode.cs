using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ActivationKernels.Sample.Tests.KernelChecks;

/// <summary>The machine code of one method, as the just-in-time compiler lists it.</summary>
internal sealed partial class MachineCode
{
    private readonly List<Block> blocks = [new Block("")];

    private MachineCode(string text)
    {
        string[] lines = text.Split('\n');
        Name = lines[0].Trim();
        foreach (string line in lines[1..])
        {
            Add(line);
        }

        Connect();
    }

    public string Name { get; }

    /// <summary>The methods of a listing.</summary>
    public static IEnumerable<MachineCode> Read(string listing) => Beginning().Split(listing).Skip(1).Select(text => new MachineCode(text));

    /// <summary>
    /// The instructions of each loop, with those of loops inside it, the longest loop first. A loop is what can be reached from itself:
    /// the compiler turns loops around, so that one may be entered in its middle and neither order nor entry tells where it begins.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Loops()
    {
        HashSet<Block> reachable = [blocks[0], .. Behind(blocks[0])];
        var left = new HashSet<Block>(reachable);
        var loops = new List<IReadOnlyList<string>>();
        foreach (Block block in blocks.Where(reachable.Contains))
        {
            HashSet<Block> body = Behind(block);
            if (!left.Contains(block) || !body.Contains(block))
            {
                continue;
            }

            body.RemoveWhere(other => !Behind(other).Contains(block));
            left.ExceptWith(body);
            loops.Add([.. blocks.Where(body.Contains).SelectMany(b => b.Instructions)]);
        }

        return [.. loops.OrderByDescending(loop => loop.Count)];
    }

    // What comes after a block, itself only in a loop.
    private static HashSet<Block> Behind(Block start)
    {
        var found = new HashSet<Block>();
        var open = new Stack<Block>([start]);
        while (open.TryPop(out Block? block))
        {
            foreach (Block next in block.Next.Where(found.Add))
            {
                open.Push(next);
            }
        }

        return found;
    }

    private void Add(string line)
    {
        if (Label().Match(line) is { Success: true } label)
        {
            blocks.Add(new Block(label.Groups[1].Value));
            return;
        }

        string instruction = line.Trim();
        if (instruction.Length == 0 || instruction[0] == ';' || !char.IsWhiteSpace(line[0]))
        {
            return;
        }

        blocks[^1].Instructions.Add(instruction);
        if (Jump().IsMatch(instruction) || Return().IsMatch(instruction))
        {
            blocks.Add(new Block(""));
        }
    }

    private void Connect()
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            string last = blocks[i].Instructions.LastOrDefault() ?? "";
            Match jump = Jump().Match(last);
            if (jump.Success && blocks.Find(b => b.Label == jump.Groups[1].Value) is { } target)
            {
                blocks[i].Next.Add(target);
            }

            if (i + 1 < blocks.Count && !Return().IsMatch(last) && !Unconditional().IsMatch(last))
            {
                blocks[i].Next.Add(blocks[i + 1]);
            }
        }
    }

    /// <summary>Instructions that run one behind the other.</summary>
    private sealed class Block(string label)
    {
        public string Label { get; } = label;

        public List<string> Instructions { get; } = [];

        public List<Block> Next { get; } = [];
    }

    [GeneratedRegex("^; Assembly listing for method ", RegexOptions.Multiline)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label();

    // x86 and Arm: jb, jmp; b, b.lt, cbnz, tbz.
    [GeneratedRegex(@"^(?:j\w+|b|b\.\w+|cbn?z|tbn?z)\s+(?:.*\s)?(G_M\w+)")]
    private static partial Regex Jump();

    [GeneratedRegex(@"^(jmp|b)\s")]
    private static partial Regex Unconditional();

    [GeneratedRegex(@"^(ret|int3|tail\.jmp|rex\.jmp)\b")]
    private static partial Regex Return();
}
