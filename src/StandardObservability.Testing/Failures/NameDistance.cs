namespace StandardObservability.Testing.Failures;

/// <summary>How different two names are.</summary>
internal static class NameDistance
{
    private const int MaxLength = 100;

    /// <summary>Number of characters to insert, remove or replace until the names are equal. Case is ignored.</summary>
    public static int Measure(string left, string right)
    {
        var (a, b) = (Shorten(left), Shorten(right));
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }

    private static string Shorten(string name) => (name.Length > MaxLength ? name[..MaxLength] : name).ToUpperInvariant();
}
