using StandardObservability.Conventions.Policy.Judging;

namespace StandardObservability.Testing.Inventories;

/// <summary>Compares a text with an approved file.</summary>
internal static class ApprovedFile
{
    private const string Approved = ".approved.";
    private const string Received = ".received.";
    private const int MaxShown = 40;

    public static void Verify(string path, string text)
    {
        var received = FindReceivedPath(path);
        string? approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
        if (approved == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(received, text);
        var problem = approved is null ? $"The approved inventory {path} does not exist." : $"The inventory differs from {path}:\n{Compare(approved, text)}";
        throw new TelemetryAssertionException($"{problem}\nIf the change is intended, accept it: mv {Quote(received)} {Quote(path)}");
    }

    private static string FindReceivedPath(string path)
    {
        var name = Path.GetFileName(path);
        var received = name.Contains(Approved, StringComparison.Ordinal) ? name.Replace(Approved, Received, StringComparison.Ordinal) : name + ".received";
        return Path.Combine(Path.GetDirectoryName(path)!, received);
    }

    private static string Compare(string approved, string text)
    {
        var (old, current) = (approved.Split('\n'), text.Split('\n'));
        var changes = old.Except(current, StringComparer.Ordinal).Select(static l => $"- {PrintableText.Name(l)}")
            .Concat(current.Except(old, StringComparer.Ordinal).Select(static l => $"+ {PrintableText.Name(l)}")).ToList();
        var more = changes.Count > MaxShown ? $"\n  and {changes.Count - MaxShown} more" : "";
        return changes.Count == 0 ? "  (the order of lines)" : string.Join('\n', changes.Take(MaxShown)) + more;
    }

    private static string Quote(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
