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

    /// <summary>The instructions of each loop, the longest loop first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Loops()
    {
        HashSet<Block> reachable = Closure(blocks[0], block => block.Next, stop: null);
        return reachable
            .SelectMany(source => source.Next.Select(head => (Source: source, Head: head)))
            .Where(jump => blocks.IndexOf(jump.Head) <= blocks.IndexOf(jump.Source))
            .GroupBy(jump => jump.Head)
            .Select(jumps => jumps.SelectMany(jump => Closure(jump.Source, b => b.Previous.Where(reachable.Contains), jumps.Key)).ToHashSet())

            // What has the beginning of the method in it is a jump back, but no loop.
            .Where(body => !body.Contains(blocks[0]))
            .Select(body => (IReadOnlyList<string>)blocks.Where(body.Contains).SelectMany(b => b.Instructions).ToArray())
            .OrderByDescending(body => body.Count)
            .ToArray();
    }

    // What can be reached from a block, over no other block than that where it ends.
    private static HashSet<Block> Closure(Block start, Func<Block, IEnumerable<Block>> next, Block? stop)
    {
        HashSet<Block> found = stop is null ? [start] : [start, stop];
        var open = new Stack<Block>();
        if (start != stop)
        {
            open.Push(start);
        }

        while (open.TryPop(out Block? block))
        {
            foreach (Block other in next(block).Where(found.Add))
            {
                open.Push(other);
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

            blocks[i].Next.ForEach(next => next.Previous.Add(blocks[i]));
        }
    }

    /// <summary>Instructions that run one behind the other.</summary>
    private sealed class Block(string label)
    {
        public string Label { get; } = label;

        public List<string> Instructions { get; } = [];

        public List<Block> Next { get; } = [];

        public List<Block> Previous { get; } = [];
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
