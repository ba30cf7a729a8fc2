using System.Globalization;
using System.Runtime;

namespace StartUp;

/// <summary>Writes what the runtime counted until the first answer to a file, if START_FIGURES names one. Other runs do without its thread.</summary>
internal static class Figures
{
    /// <summary>What a request or message still does after the answer: the end of its span, its log line.</summary>
    private const int SettleMilliseconds = 250;

    private static readonly ManualResetEventSlim? Answered = Environment.GetEnvironmentVariable("START_FIGURES") is null ? null : new();

    public static void FirstAnswer() => Answered?.Set();

    public static void Watch()
    {
        if (Answered is not null)
        {
            new Thread(Write) { IsBackground = true }.Start();
        }
    }

    private static void Write()
    {
        Answered!.Wait();
        Thread.Sleep(SettleMilliseconds);
        var (bytes, methods, code) = (GC.GetTotalAllocatedBytes(precise: true), JitInfo.GetCompiledMethodCount(), JitInfo.GetCompiledILBytes());
        File.WriteAllText(
            Environment.GetEnvironmentVariable("START_FIGURES")!,
            string.Create(CultureInfo.InvariantCulture, $"{bytes} {methods} {code}\n"));
    }
}
