using System.IO;
using System.Text.Json;

namespace ActivationKernels.AccuracySweep;

/// <summary>What a sweep has found so far, one small file per kernel: an interrupted sweep goes on where it stopped.</summary>
internal sealed class StateFiles(string folder)
{
    public Worst Load(string kernel, int stride) =>
        File.Exists(Location(kernel, stride)) && JsonSerializer.Deserialize<Worst>(File.ReadAllText(Location(kernel, stride))) is { } found
            ? found
            : Worst.None(stride);

    public void Save(string kernel, Worst worst)
    {
        Directory.CreateDirectory(folder);
        string location = Location(kernel, worst.Stride);

        // Replaced in one step: a stop in the middle leaves the old state.
        File.WriteAllText(location + ".new", JsonSerializer.Serialize(worst));
        File.Move(location + ".new", location, overwrite: true);
    }

    public void Clear()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Location(string kernel, int stride) => Path.Combine(folder, $"{kernel.Replace("'", ".derivative")}.{stride}.json");
}
