namespace StandardObservability.Text.Exceptions;

/// <summary>Finds the inner exceptions of an exception, breadth first.</summary>
internal static class InnerExceptions
{
    /// <returns>At most <paramref name="max"/> exceptions.</returns>
    public static List<Exception> Find(Exception exception, int max)
    {
        List<Exception> found = [exception];
        for (var i = 0; i < found.Count && found.Count <= max; i++)
        {
            if (found[i] is AggregateException { InnerExceptions: var inners })
            {
                for (var j = 0; j < inners.Count && found.Count <= max; j++)
                {
                    found.Add(inners[j]);
                }
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
