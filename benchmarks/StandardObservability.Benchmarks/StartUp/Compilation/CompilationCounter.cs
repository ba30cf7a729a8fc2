using StandardObservability.Benchmarks.StartUp.Running;

namespace StandardObservability.Benchmarks.StartUp.Compilation;

/// <summary>Starts a program and reads what the runtime compiled.</summary>
internal static class CompilationCounter
{
    /// <summary>After the answer a request still ends its span and writes its line. This belongs to it, whenever it happens.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(250);

    /// <param name="command">The program.</param>
    /// <param name="variant">Its settings.</param>
    /// <param name="receiver">The OTLP receiver.</param>
    /// <param name="isDetailed">Whether generic arguments of methods are read too.</param>
    public static async Task<CompiledStart> CountAsync(IReadOnlyList<string> command, StartVariant variant, Uri receiver, bool isDetailed = false)
    {
        var file = Path.Combine(Repository.Artifacts, "start", $"{variant.Key}.nettrace");
        File.Delete(file);
        DateTime end;
        using (var app = StartedApp.Start(command, variant, receiver, RuntimeTrace.Variables(file, isDetailed)))
        {
            await app.AnswerToPatientAsync();
            await Task.Delay(Settle);
            end = DateTime.UtcNow;
            await app.StopAsync();
        }

        return RuntimeTrace.Read(file, end);
    }
}
