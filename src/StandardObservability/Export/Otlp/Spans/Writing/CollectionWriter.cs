using System.Collections;
using System.Globalization;
using StandardObservability.Redaction;

namespace StandardObservability.Export.Otlp.Spans.Writing;

/// <summary>Writes arrays, and reads lists of keys and values.</summary>
/// <param name="policy">Finds the secrets.</param>
/// <param name="maxLength">Longest text of an item.</param>
internal sealed class CollectionWriter(RedactionPolicy policy, int maxLength)
{
    /// <summary>OpenTelemetry's exporter has this limit for arrays, and writes the text <c>TRUNCATED</c> instead.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private const string TooLong = "TRUNCATED";

    public bool WriteArray(SpanBuffer to, Array array)
    {
        var before = to.Length;
        var start = to.Begin(ValueFields.Array);
        var type = array.GetType().GetElementType()!;
        for (var i = 0; array.Rank == 1 && i < array.Length && to.Length - before <= MaxBytes; i++)
        {
            var item = to.Begin(ValueFields.Item);
            WriteItem(to, array.GetValue(i), type);
            to.End(item);
        }

        if (array.Rank == 1 && to.Length - before <= MaxBytes)
        {
            to.End(start);
            return true;
        }

        to.Truncate(before);
        to.WriteText(ValueFields.Text, TooLong);
        return true;
    }

    /// <summary>The members of a list. One that is a sequence is enumerated, as OpenTelemetry's exporter does.</summary>
    public static IEnumerable<(string Key, object? Value)> ReadMembers(object list)
    {
        switch (list)
        {
            case IEnumerable<KeyValuePair<string, object?>> members:
                foreach (var (key, value) in members)
                {
                    yield return (key ?? string.Empty, value);
                }

                break;
            case IEnumerable<KeyValuePair<string, string?>> members:
                foreach (var (key, value) in members)
                {
                    yield return (key ?? string.Empty, value);
                }

                break;
            case IDictionary members:
                foreach (DictionaryEntry member in members)
                {
                    if ((member.Key as string ?? Convert.ToString(member.Key, CultureInfo.InvariantCulture)) is { } key)
                    {
                        yield return (key, member.Value);
                    }
                }

                break;
        }
    }

    private void WriteItem(SpanBuffer to, object? item, Type type)
    {
        switch (item)
        {
            case null:
                break;
            case bool or int or long or double or float or short or ushort or byte or sbyte or uint:
                to.WriteNumber(item);
                break;
            case Enum when type.IsEnum:
                to.WriteNumber(Convert.ChangeType(item, Enum.GetUnderlyingType(item.GetType()), CultureInfo.InvariantCulture));
                break;
            case ulong when type == typeof(ulong):
                to.WriteText(ValueFields.Text, Convert.ToString(item, CultureInfo.InvariantCulture));
                break;
            default:
                if (Convert.ToString(item, CultureInfo.InvariantCulture) is { } text)
                {
                    to.WriteText(ValueFields.Text, Shorten(policy.Redact(text)));
                }

                break;
        }
    }

    private string Shorten(string text) => text.Length > maxLength ? policy.Redact(text[..maxLength]) : text;
}
