using Xunit;

namespace StandardObservability.Contracts.Tests;

/// <summary>Compares with a file that a person approved; the difference is the review.</summary>
internal static class Approved
{
    public static void Verify(string contract, string received)
    {
        var folder = Path.Combine(Repository.Root, "tests", "StandardObservability.Contracts.Tests", "Approved");
        var approvedFile = Path.Combine(folder, contract + ".approved.txt");
        var receivedFile = Path.Combine(folder, contract + ".received.txt");
        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile) : string.Empty;
        received = received.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (approved == received)
        {
            File.Delete(receivedFile);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(receivedFile, received);
        Assert.Fail($"The contract {contract} changed: {FirstDifference(approved, received)}. If that is meant, run ./build.sh accept and commit the file; it is what users depend on.");
    }

    private static string FirstDifference(string approved, string received)
    {
        var (was, now) = (approved.Split('\n'), received.Split('\n'));
        var line = was.Zip(now).TakeWhile(static pair => pair.First == pair.Second).Count();
        return $"line {line + 1} was \"{was.ElementAtOrDefault(line)}\" and is \"{now.ElementAtOrDefault(line)}\"";
    }
}
