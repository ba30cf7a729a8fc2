using System.Collections;
using StandardObservability.Logging.Properties;
using StandardObservability.Text;

namespace StandardObservability.Logging.Templates;

/// <summary>Writes values into message texts as Microsoft.Extensions.Logging does: null as <c>(null)</c>, collections as their items.</summary>
internal sealed class MessageValueWriter(RedactedValues redacted)
{
    private const int MaxItems = 1000;
    private const string Null = "(null)";

    /// <param name="to">The buffer for the text.</param>
    /// <param name="value">A redacted value.</param>
    /// <param name="format">The placeholder's format.</param>
    public void Append(CharBuffer to, object? value, string? format)
    {
        switch (value)
        {
            case null: to.Append(Null); break;
            case string text: to.Append(text); break;
            case IEnumerable items: AppendItems(to, items); break;
            default: to.Append(value, format); break;
        }
    }

    private void AppendItems(CharBuffer to, IEnumerable items)
    {
        var written = 0;
        try
        {
            // A dictionary's own enumerator returns the keys, which may make their values secret.
            var all = items is IDictionary members ? members.GetEnumerator() : items.GetEnumerator();
            while (all.MoveNext())
            {
                to.Append(written == 0 ? string.Empty : ", ");
                if (to.IsFull || written++ == MaxItems)
                {
                    to.Append(CharBuffer.TruncationMark);
                    return;
                }

                to.Append(redacted.Redact(all.Current) is { } value ? ValueText.Render(value) : Null);
            }
        }
        catch (Exception)
        {
            // The enumerator throws, or another thread changes the collection. Keep the items that are written so far.
        }
    }
}
