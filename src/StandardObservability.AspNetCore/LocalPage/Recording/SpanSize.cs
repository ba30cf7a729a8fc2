using System.Diagnostics;

namespace StandardObservability.AspNetCore.LocalPage.Recording;

/// <summary>Estimates how much memory a span keeps alive.</summary>
internal static class SpanSize
{
    /// <summary>An activity with its ids and lists.</summary>
    private const long Empty = 800;

    /// <summary>A tag without its text.</summary>
    private const long PerTag = 56;

    /// <summary>The approximate size in bytes.</summary>
    public static long Of(Activity span)
    {
        var bytes = Empty;
        foreach (ref readonly var tag in span.EnumerateTagObjects())
        {
            bytes += Of(tag.Value);
        }

        foreach (ref readonly var happened in span.EnumerateEvents())
        {
            foreach (ref readonly var tag in happened.EnumerateTagObjects())
            {
                bytes += Of(tag.Value);
            }
        }

        return bytes;
    }

    private static long Of(object? value) => PerTag + (value is string text ? text.Length * sizeof(char) : 0);
}
