using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>Writes one program at one width: as a method of its own, as calls of that method, and as interleaved copies in a loop.</summary>
internal sealed class CoreWriter
{
    private readonly CodeWriter writer;
    private readonly Program program;
    private readonly int bits;
    private readonly string suffix;
    private readonly int index;
    private readonly bool isGeneral;
    private readonly bool[] isInvariant;

    /// <param name="writer">Receives the text.</param>
    /// <param name="bits">Width of the vectors.</param>
    /// <param name="program">What to write.</param>
    /// <param name="suffix">Tells programs of the same width apart.</param>
    /// <param name="index">Number of the program where a kernel has several, otherwise -1.</param>
    /// <param name="isGeneral">Whether it is for what another program does not serve for.</param>
    /// <param name="unrollFactor">How often a main loop repeats it; 0 leaves that to the scheduler.</param>
    public CoreWriter(CodeWriter writer, int bits, Program program, string suffix, int index, bool isGeneral = false, int unrollFactor = 0)
    {
        program = bits == 512 ? ClassChoices.In(program) : program;
        UnrollFactor = unrollFactor > 0 ? unrollFactor : Scheduler.UnrollFactor(program, bits);
        this.isGeneral = isGeneral;
        this.writer = writer;
        this.bits = bits;
        this.program = program;
        this.suffix = suffix;
        this.index = index;
        isInvariant = program.Invariants();
        Vocabulary = new Vocabulary(bits, program.Lane, program.Element);
    }

    public Vocabulary Vocabulary { get; }

    public string LoopName => NameOf("Loop");

    public int UnrollFactor { get; }

    /// <summary>Begins the names of vectors in a loop; different for the programs of one kernel.</summary>
    public string Prefix => index <= 0 ? isGeneral ? "g" : "v" : isGeneral ? "h" : "w";

    /// <summary>Begins the names of the results for one element.</summary>
    public string ResultPrefix => !Vocabulary.IsScalar ? Prefix : isGeneral ? "general_" : "scalar_";

    private bool ReturnsResult => program.Outputs.Length == 1;

    private string MethodName => NameOf(isGeneral ? "General" : "Core") + (index < 0 ? "" : program.Lane.ToString());

    private string Temporary => index <= 0 ? "t" : "u";

    /// <summary>Name of a method of this width.</summary>
    public string NameOf(string method) => $"{method}{bits}{suffix}";

    /// <summary>Those of the kernel's inputs that the program reads.</summary>
    public IEnumerable<string> Used(IEnumerable<string> inputs) =>
        inputs.Where((_, i) => program.Instructions.Any(code => code.Opcode == Opcode.Input && code.Bits == i));

    /// <summary>All inputs of the kernel as vectors, from an index on.</summary>
    public IEnumerable<string> Loads(string index) => program.Inputs.Select((_, i) => Load(i, index));

    /// <summary>Arguments of the program's method, from those for all inputs and scalars of the kernel.</summary>
    public IEnumerable<string> Arguments(IEnumerable<string> inputs, IEnumerable<string> scalars) => Used(inputs).Concat(scalars);

    /// <summary>Names of the program's outputs among those of the kernel.</summary>
    public IEnumerable<string> Outputs(string prefix) => program.Positions.Select(position => $"{prefix}y{position}");

    /// <summary>Where the vectors of a step of that many elements begin.</summary>
    public IEnumerable<int> Offsets(int step) => Enumerable.Range(0, step / Vocabulary.Count).Select(copy => copy * Vocabulary.Count);

    public void WriteMethod()
    {
        string type = Vocabulary.Type + " ";
        IEnumerable<string> operands = Arguments(program.Inputs.Select((_, i) => $"{type}x{i}"), program.Scalars.Select((_, i) => $"{type}s{i}"));
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        string signature = ReturnsResult
            ? $"private static {type}{MethodName}({string.Join(", ", operands)})"
            : $"private static void {MethodName}({string.Join(", ", operands.Concat(Outputs("out " + type)))})";
        using (writer.Block(signature))
        {
            foreach (int i in Computed())
            {
                WriteInstruction(i, "", "");
            }

            foreach ((string value, string output) in Results("", ""))
            {
                writer.Line(ReturnsResult ? $"return {value};" : $"{output} = {value};");
            }
        }

        foreach (int table in program.Instructions.Where(program.IsFromOwnTable).Select(i => i.Bits).Distinct())
        {
            writer.Line();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            writer.Line($"private static {type}{TableName(table)}({type}index) => {Vocabulary.LookUp("index", table)};");
        }
    }

    /// <summary>A call whose results are new variables; one result is returned: an address would keep it in memory.</summary>
    public void WriteCall(string prefix, IEnumerable<string> arguments) => writer.Line(ReturnsResult
        ? $"{Vocabulary.Type} {Outputs(prefix).Single()} = {MethodName}({string.Join(", ", arguments)});"
        : $"{MethodName}({string.Join(", ", arguments.Concat(Outputs($"out {Vocabulary.Type} {prefix}")))});");

    /// <summary>The scalars in every lane of a vector each, and what is computed of them alone, before a loop.</summary>
    public void WriteScalars()
    {
        for (int i = 0; i < program.Scalars.Length; i++)
        {
            writer.Line($"{Vocabulary.Type} {Prefix}s{i} = {Vocabulary.Broadcast($"s{i}")};");
        }

        foreach (int i in Computed().Where(IsInvariant))
        {
            WriteInstruction(i, "", Prefix);
        }
    }

    /// <summary>The inputs of interleaved copies, which begin at these offsets from the index of a loop.</summary>
    /// <param name="offsets">The offsets.</param>
    /// <param name="count">Number of elements that are left behind the index, where those may be too few.</param>
    public void WriteLoads(IEnumerable<int> offsets, string? count = null)
    {
        foreach (int offset in offsets)
        {
            IEnumerable<string> loads = program.Inputs.Select((_, i) => count is null
                ? Load(i, Index("i", offset))
                : Vocabulary.LoadFirst($"x{i}", Index("i", offset), Less(count, offset)));
            foreach ((string input, string load) in Used(program.Inputs.Select((_, i) => $"x{i}")).Zip(Used(loads), (x, load) => (x, load)))
            {
                writer.Line($"{Vocabulary.Type} {Prefix}{input}_{offset} = {load};");
            }
        }
    }

    /// <summary>
    /// The copies interleaved instruction by instruction: one chain of dependent operations hides the latency of the others, which the
    /// processor's own window is too short to do.
    /// </summary>
    public void WriteInterleaved(IEnumerable<int> offsets)
    {
        foreach (int i in Computed().Where(i => !IsInvariant(i)))
        {
            foreach (int offset in offsets)
            {
                WriteInstruction(i, $"_{offset}", Prefix);
            }
        }
    }

    /// <summary>The results of the copy at an offset and the names of the outputs that take them.</summary>
    public IEnumerable<(string Value, string Output)> Results(int offset) => Results($"_{offset}", Prefix);

    /// <summary>So many elements behind a place.</summary>
    public static string Index(string start, int offset) => offset == 0 ? start : $"{start} + {offset}";

    /// <summary>A number of elements less so many.</summary>
    public static string Less(string count, int offset) => offset == 0 ? count : $"{count} - {offset}";

    private string Load(int input, string index) => input < program.Inputs.Length - program.KeptInputs
        ? Vocabulary.Load($"x{input}", index)
        : Vocabulary.LoadLanes($"x{input}", index);

    // Instructions with a line of their own.
    private IEnumerable<int> Computed() =>
        Enumerable.Range(0, program.Instructions.Length).Where(i => !program.Instructions[i].IsLeaf && !program.Instructions[i].IsMask);

    private bool IsInvariant(int instruction) => isInvariant[instruction];

    private string TableName(int table) => $"{MethodName}Table{table}";

    private void WriteInstruction(int i, string copy, string prefix)
    {
        Instruction instruction = program.Instructions[i];
        string value = program.IsFromOwnTable(instruction)
            ? $"{TableName(instruction.Bits)}({Name(instruction.A, copy, prefix)})"
            : Vocabulary.Expression(instruction, j => Name(j, copy, prefix));
        writer.Line($"{Vocabulary.Type} {Name(i, copy, prefix)} = {value};");
    }

    private IEnumerable<(string Value, string Output)> Results(string copy, string prefix) =>
        program.Outputs.Zip(Outputs(""), (result, output) => (Name(result, copy, prefix), output));

    private string Name(int instruction, string copy, string prefix)
    {
        Instruction i = program.Instructions[instruction];
        return i.Opcode switch
        {
            Opcode.Input => $"{prefix}x{i.Bits}{copy}",
            Opcode.Scalar => $"{prefix}s{i.Bits}",
            Opcode.Constant => Vocabulary.Constant(i),

            // Where it is used a comparison becomes a mask register; held in a vector it would cost two instructions more.
            _ when i.IsMask => Vocabulary.Mask(i, j => Name(j, copy, prefix)),
            _ when prefix.Length > 0 && isInvariant[instruction] => $"{prefix}c{instruction}",
            _ => $"{Temporary}{instruction}{copy}",
        };
    }
}
