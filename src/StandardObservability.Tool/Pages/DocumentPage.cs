namespace StandardObservability.Tool.Pages;

/// <summary>A page of the documentation, which the tool carries.</summary>
/// <param name="Lines">Its lines, without comments.</param>
internal sealed record DocumentPage(IReadOnlyList<string> Lines)
{
    private const string Heading = "## ";

    /// <summary>Reads a page by its file name.</summary>
    public static DocumentPage Read(string file)
    {
        using var reader = new StreamReader(typeof(DocumentPage).Assembly.GetManifestResourceStream(file)!);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return new DocumentPage([.. lines.Where(line => !line.StartsWith("<!--", StringComparison.Ordinal))]);
    }

    /// <summary>The lines below a heading, or <see langword="null"/>.</summary>
    public IReadOnlyList<string>? FindSection(string title)
    {
        var start = Lines.ToList().IndexOf(Heading + title);
        var section = Lines.Skip(start + 1).TakeWhile(line => !line.StartsWith(Heading, StringComparison.Ordinal)).ToList();
        return start < 0 ? null : section[..(section.FindLastIndex(line => line.Length > 0) + 1)];
    }

    /// <summary>The title with the anchor that links use, or <see langword="null"/>.</summary>
    public string? FindTitle(string anchor) => Lines.Where(line => line.StartsWith(Heading, StringComparison.Ordinal))
        .Select(line => line[Heading.Length..])
        .FirstOrDefault(title => title.ToLowerInvariant().Replace(' ', '-') == anchor);
}
