using System;
using System.IO;
using System.Text;
using DiffEngine;
using Xunit;

namespace ActivationKernels.Generator.Tests.Infrastructure;

/// <summary>
/// Golden files in Verify's convention. A difference fails and leaves X.received.cs beside X.verified.cs; it is accepted only by a
/// run with AK_ACCEPT_SNAPSHOTS=1 outside CI.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string text, string name)
    {
        string verified = Repository.Path("tests", "Generator.Tests", "Golden", name + ".verified.cs");
        string received = Repository.Path("tests", "Generator.Tests", "Golden", name + ".received.cs");
        if (File.Exists(verified) && File.ReadAllText(verified) == text)
        {
            File.Delete(received);
            return;
        }

        bool isCi = Environment.GetEnvironmentVariable("CI") is "true" or "1";
        if (!isCi && Environment.GetEnvironmentVariable("AK_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verified, text, new UTF8Encoding(false));
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text, new UTF8Encoding(false));
        if (!isCi && Environment.UserInteractive && !Console.IsOutputRedirected)
        {
            DiffRunner.Launch(received, verified);
        }

        Assert.Fail($"{name}.received.cs differs from {name}.verified.cs.");
    }
}
