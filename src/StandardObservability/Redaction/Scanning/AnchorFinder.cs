using System.Buffers;

namespace StandardObservability.Redaction.Scanning;

/// <summary>Finds the next of several words in a text, ignoring case.</summary>
/// <remarks>
/// .NET's vectorized search is many times faster than a comparison at each character, but its tables and the code that it compiles are a
/// noticeable part of a start. So the first characters are compared, and the search is created in the background when there are more.
/// </remarks>
internal sealed class AnchorFinder(List<string> anchors)
{
    private const int ComparedCharacters = 32 * 1024;

    private readonly List<string>?[] _byFirstCharacter = Group(anchors);
    private SearchValues<string>? _search;
    private int _left = ComparedCharacters;

    /// <summary>Whether the vectorized search exists.</summary>
    internal bool HasSearch => _search is not null;

    /// <summary>The index of the first word, or -1.</summary>
    public int FindIn(ReadOnlySpan<char> text)
    {
        if (_search is { } search)
        {
            return text.IndexOfAny(search);
        }

        if (_left > 0 && Interlocked.Add(ref _left, -text.Length) <= 0)
        {
            ThreadPool.QueueUserWorkItem(static finder => finder.CreateSearch(), this, preferLocal: false);
        }

        return Compare(text);
    }

    /// <summary>Finds the next word by comparing each character. The same as the search.</summary>
    internal int Compare(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var words = text[i] < _byFirstCharacter.Length ? _byFirstCharacter[text[i]] : anchors;
            if (words is not null && StartsWithAny(text[i..], words))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Two threads may both do this, which is harmless.</summary>
    internal void CreateSearch()
    {
        var search = SearchValues.Create([.. anchors], StringComparison.OrdinalIgnoreCase);

        // Compiles the search here and not in a request.
        new string(' ', 256).AsSpan().IndexOfAny(search);
        _search = search;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, List<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static List<string>?[] Group(List<string> anchors)
    {
        var groups = new List<string>?[128];
        foreach (var anchor in anchors)
        {
            var first = char.ToLowerInvariant(anchor[0]);
            if (char.IsAscii(first))
            {
                (groups[first] ??= []).Add(anchor);
            }
        }

        for (var letter = 'a'; letter <= 'z'; letter++)
        {
            groups[char.ToUpperInvariant(letter)] = groups[letter];
        }

        return groups;
    }
}
