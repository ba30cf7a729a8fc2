using System.Globalization;

namespace StandardObservability.Benchmarks.StartUp.Running;

/// <summary>What a program itself counted until its first answer.</summary>
/// <param name="Bytes">Allocated bytes of all threads.</param>
/// <param name="Methods">Compiled methods, from <see cref="System.Runtime.JitInfo"/>.</param>
internal sealed record StartFigures(double Bytes, double Methods)
{
    /// <summary>Starts the program and waits until it has written its figures.</summary>
    public static async Task<StartFigures> ReadAsync(IReadOnlyList<string> command, StartVariant variant, Uri receiver)
    {
        var file = Path.Combine(Repository.Artifacts, "start", $"{variant.Key}.figures");
        File.Delete(file);
        using var app = StartedApp.Start(command, variant, receiver, new() { ["START_FIGURES"] = file, ["DOTNET_TC_CallCounting"] = "0" });
        await app.AnswerToPatientAsync();
        for (var attempt = 0; attempt < 500; attempt++)
        {
            // The line is complete when it ends.
            if (File.Exists(file) && await File.ReadAllTextAsync(file) is [.. var line, '\n'])
            {
                var figures = line.Split(' ').Select(static f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
                return new StartFigures(figures[0], figures[1]);
            }

            await Task.Delay(10);
        }

        throw new InvalidOperationException($"{variant.Name} has not written its figures.");
    }
}
