using System;
using System.Linq;

namespace ActivationKernels.Generator.Tests.Robustness;

/// <summary>Choices that a seed determines.</summary>
internal sealed class Choice
{
    private readonly Random random;

    public Choice(int seed)
    {
        random = new Random(seed);
        IsWild = random.Next(2) == 0;
    }

    /// <summary>Whether everything may come; otherwise what C# itself refuses is left out.</summary>
    public bool IsWild { get; }

    public int Below(int end) => random.Next(end);

    /// <summary>True once in <paramref name="times"/> calls, on average.</summary>
    public bool OnceIn(int times) => random.Next(times) == 0;

    public T Of<T>(params T[] values) => values[random.Next(values.Length)];

    /// <summary>One of the tame values; in wild code one of both.</summary>
    public T Of<T>(T[] tame, T[] wild) => Of(IsWild && random.Next(tame.Length + wild.Length) >= tame.Length ? wild : tame);

    /// <summary>The text, once in <paramref name="times"/> calls; otherwise nothing.</summary>
    public string Perhaps(int times, string text) => OnceIn(times) ? text : "";

    /// <summary>What a maker makes, <paramref name="least"/> to <paramref name="most"/> times.</summary>
    public T[] Several<T>(int least, int most, Func<int, T> make) =>
        Enumerable.Range(0, random.Next(least, most + 1)).Select(make).ToArray();
}
