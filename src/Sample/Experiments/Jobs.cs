using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ActivationKernels.Sample.Experiments;

/// <summary>Follows experiments; called from several threads.</summary>
internal interface ILaboratoryProgress
{
    /// <param name="experiment">What is measured.</param>
    /// <param name="jobs">How many jobs of it follow.</param>
    void Begin(string experiment, int jobs);

    /// <summary>One job of the experiment is done.</summary>
    void Advance(string experiment);
}

/// <summary>Independent jobs on all processors. Each has its own random numbers: the results do not depend on the order.</summary>
internal static class Jobs
{
    /// <returns>One result for each job, in their order; null for jobs that the cancellation prevented.</returns>
    public static TResult?[] Run<TJob, TResult>(
        IReadOnlyList<TJob> jobs, Func<TJob, TResult> run, Action done, CancellationToken cancellation)
        where TResult : class
    {
        var results = new TResult?[jobs.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        try
        {
            // Without buffering the jobs end in about their order, which a cancelled run profits from.
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, jobs.Count), EnumerablePartitionerOptions.NoBuffering), options, i =>
            {
                try
                {
                    results[i] = run(jobs[i]);
                    done();
                }
                catch (OperationCanceledException)
                {
                    // The job has no result.
                }
            });
        }
        catch (OperationCanceledException)
        {
            // What is finished is returned.
        }

        return results;
    }
}
