namespace StandardObservability.Text;

/// <summary>The exceptions within an exception, nearest first.</summary>
internal static class InnerExceptions
{
    /// <summary>No more than <paramref name="most"/> of them, however many there are.</summary>
    public static List<Exception> Find(Exception exception, int most)
    {
        List<Exception> found = [exception];
        for (var i = 0; i < found.Count && found.Count <= most; i++)
        {
            if (found[i] is AggregateException { InnerExceptions: var several })
            {
                found.AddRange(several.Take(most + 1 - found.Count));
            }
            else if (found[i].InnerException is { } inner)
            {
                found.Add(inner);
            }
        }

        found.RemoveAt(0);
        return found;
    }
}
