using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;
using ActivationKernels.Benchmarks.Peers;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>Puts the candidates of a case together; a missing peer is a null pointer.</summary>
internal static unsafe class CaseFactory
{
    private const string FloatType = "float";

    public static BenchmarkCase From1To1(
        string activation,
        string pass,
        delegate*<ReadOnlySpan<float>, Span<float>, void> kernel,
        delegate*<ReadOnlySpan<float>, Span<float>, void> tensor,
        delegate*<ReadOnlySpan<float>, Span<float>, void> vector,
        delegate*<ReadOnlySpan<float>, Span<float>, void> scalar) => Create(
            activation,
            pass,
            new From1To1<float>(CandidateNames.Kernel, kernel),
            new From1To1<float>(CandidateNames.Tensor, tensor),
            vector is null ? null : new From1To1<float>(CandidateNames.Vector, vector),
            new From1To1<float>(CandidateNames.Scalar, scalar),
            new From1To1<float>(CandidateNames.Floor, &Floor.Copy));

    public static BenchmarkCase From2To1(
        string activation,
        string pass,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> kernel,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> tensor,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> vector,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> scalar) => Create(
            activation,
            pass,
            new From2To1<float>(CandidateNames.Kernel, kernel),
            new From2To1<float>(CandidateNames.Tensor, tensor),
            vector is null ? null : new From2To1<float>(CandidateNames.Vector, vector),
            new From2To1<float>(CandidateNames.Scalar, scalar),
            new From2To1<float>(CandidateNames.Floor, &Floor.From2To1));

    public static BenchmarkCase From1To2(
        string activation,
        string pass,
        delegate*<ReadOnlySpan<float>, Span<float>, Span<float>, void> kernel,
        delegate*<ReadOnlySpan<float>, Span<float>, Span<float>, void> tensor,
        delegate*<ReadOnlySpan<float>, Span<float>, Span<float>, void> vector,
        delegate*<ReadOnlySpan<float>, Span<float>, Span<float>, void> scalar) => Create(
            activation,
            pass,
            new From1To2<float>(CandidateNames.Kernel, kernel),
            new From1To2<float>(CandidateNames.Tensor, tensor),
            vector is null ? null : new From1To2<float>(CandidateNames.Vector, vector),
            new From1To2<float>(CandidateNames.Scalar, scalar),
            new From1To2<float>(CandidateNames.Floor, &Floor.From1To2));

    public static BenchmarkCase From2To2(
        string activation,
        string pass,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, void> kernel,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, void> tensor,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, void> vector,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, void> scalar) => Create(
            activation,
            pass,
            new From2To2<float>(CandidateNames.Kernel, kernel),
            new From2To2<float>(CandidateNames.Tensor, tensor),
            vector is null ? null : new From2To2<float>(CandidateNames.Vector, vector),
            new From2To2<float>(CandidateNames.Scalar, scalar),
            new From2To2<float>(CandidateNames.Floor, &Floor.From2To2));

    public static BenchmarkCase From2To3(
        string activation,
        string pass,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, Span<float>, void> kernel,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, Span<float>, void> tensor,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, Span<float>, void> vector,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, Span<float>, void> scalar) => Create(
            activation,
            pass,
            new From2To3<float>(CandidateNames.Kernel, kernel),
            new From2To3<float>(CandidateNames.Tensor, tensor),
            vector is null ? null : new From2To3<float>(CandidateNames.Vector, vector),
            new From2To3<float>(CandidateNames.Scalar, scalar),
            new From2To3<float>(CandidateNames.Floor, &Floor.From2To3));

    public static BenchmarkCase From3To2(
        string activation,
        string pass,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, void> kernel,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, void> tensor,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, void> vector,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, void> scalar) => Create(
            activation,
            pass,
            new From3To2<float>(CandidateNames.Kernel, kernel),
            new From3To2<float>(CandidateNames.Tensor, tensor),
            vector is null ? null : new From3To2<float>(CandidateNames.Vector, vector),
            new From3To2<float>(CandidateNames.Scalar, scalar),
            new From3To2<float>(CandidateNames.Floor, &Floor.From3To2));

    private static BenchmarkCase<float> Create(
        string activation,
        string pass,
        Candidate<float> kernel,
        Candidate<float> tensor,
        Candidate<float>? vector,
        Candidate<float> scalar,
        Candidate<float> floor)
    {
        var candidates = new List<Candidate<float>> { kernel, tensor };

        // Blocks of a row would be rows of their own.
        if (vector is not null)
        {
            candidates.Add(new Blocks<float>(CandidateNames.Blocked, tensor));
        }

        // Without the instructions each operation on 512 bits is a call.
        if (vector is not null && Vector512.IsHardwareAccelerated)
        {
            candidates.Add(vector);
        }

        candidates.AddRange(LibraryPeers.Find(activation, FastPass.Plain(pass)));
        return new BenchmarkCase<float>(activation, pass, FloatType, [.. candidates, scalar, floor]);
    }
}
