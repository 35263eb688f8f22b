using System;
using System.Text;

namespace ActivationKernels.Emission;

/// <summary>Indented text with LF line ends, the same bytes on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', 4 * depth).Append(line);
        }

        text.Append('\n');
    }

    /// <summary>Writes the line and an opening brace; disposing writes the closing one.</summary>
    public IDisposable Block(string line) => Block(line, "}");

    /// <summary>The same with other text at the end, as an initializer needs.</summary>
    public IDisposable Block(string line, string end)
    {
        Line(line);
        return Open(end);
    }

    /// <summary>Braces alone, for names of their own.</summary>
    public IDisposable Block() => Open("}");

    public override string ToString() => text.ToString();

    private BlockEnd Open(string end)
    {
        Line("{");
        depth++;
        return new BlockEnd(this, end);
    }

    private sealed class BlockEnd : IDisposable
    {
        private readonly CodeWriter writer;
        private readonly string end;

        public BlockEnd(CodeWriter writer, string end)
        {
            this.writer = writer;
            this.end = end;
        }

        public void Dispose()
        {
            writer.depth--;
            writer.Line(end);
        }
    }
}
