using StandardObservability.Conventions.Redaction;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;
using StandardObservability.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Logging.Calls;

/// <summary>Redacts values that only the text around them makes secret, as in <c>password={Value}</c>: in the message and in their fields.</summary>
internal static class SecretsInContext
{
    /// <summary>A shorter secret may occur in a value by chance.</summary>
    private const int ShortestSecret = 4;

    /// <summary>Replaces a value of which nothing is known but that it is not rendered here.</summary>
    private const string UnreadValue = "x0x0X0x0X0x0x0x0";

    /// <summary>Redacts a message that the template made, and each value of which the message shows a part redacted.</summary>
    /// <param name="message">The message, with the values at <see cref="PropertySet.Positions"/>.</param>
    /// <param name="properties">The redacted properties.</param>
    /// <param name="redacted">Finds the secrets.</param>
    public static void Redact(CharBuffer message, PropertySet properties, RedactedValues redacted)
    {
        if (redacted.Find(message.Written) is { } findings)
        {
            Hide(message.Written, properties, findings, redacted);
            AddOtherPlaces(message.Written, properties, findings);
            redacted.Replace(message, findings);
        }
        else
        {
            redacted.Truncate(message);
        }
    }

    /// <summary>Redacts the values of a scope, whose message is not written. Values that would have to be enumerated are not read.</summary>
    public static void Redact(PropertySet scope, CharBuffer text, RedactedValues redacted)
    {
        if (scope is not { Template: { MayMakeSecret: true } template, Layout.PlaceholderProperties: { Length: > 0 } placeholderProperties })
        {
            return;
        }

        text.Begin(redacted.MaxReadChars);
        scope.Positions.Clear();
        template.RenderSimple(scope.All, placeholderProperties, text, UnreadValue, scope.Positions);
        if (redacted.Find(text.Written) is { } findings)
        {
            Hide(text.Written, scope, findings, redacted);
            AddOtherPlaces(text.Written, scope, findings);
        }

        text.Clear();
    }

    /// <summary>Redacts the values that the caller has rendered into a secret of the message.</summary>
    public static void Redact(string message, PropertySet properties, RedactedValues redacted)
    {
        if (properties.Count == 0 || redacted.Find(message) is not { } findings)
        {
            return;
        }

        foreach (ref var property in properties.All)
        {
            if (property.Value is not (null or bool) && IsPartOf(message, findings, ValueText.Render(property.Value)))
            {
                property.Value = RedactionPolicy.KeyMarker;
            }
        }
    }

    private static bool IsPartOf(string message, List<Finding> findings, string value)
    {
        foreach (var (start, end, _) in findings)
        {
            var secret = message.AsSpan(start, end - start);
            if (secret.SequenceEqual(value)
                || (secret.Length >= ShortestSecret && value.AsSpan().Contains(secret, StringComparison.Ordinal))
                || (value.Length >= ShortestSecret && secret.Contains(value, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static void Hide(ReadOnlySpan<char> text, PropertySet properties, List<Finding> findings, RedactedValues redacted)
    {
        for (var i = 0; i < properties.Positions.Count; i++)
        {
            var (index, start, end) = properties.Positions[i];
            ref var property = ref properties.All[index];
            if (property.Value is not (null or bool) && IsSecret(text[start..end], start, findings, redacted))
            {
                property.Value = RedactionPolicy.KeyMarker;
            }
        }
    }

    /// <summary>Adds the other places where the message has a value that is secret in one place, and redacts their values.</summary>
    private static void AddOtherPlaces(ReadOnlySpan<char> message, PropertySet properties, List<Finding> findings)
    {
        for (var i = 0; i < properties.Positions.Count; i++)
        {
            var secret = properties.Positions[i];
            var text = message[secret.Start..secret.End];
            if (text.Length < ShortestSecret || Marker.IsMarker(text) || !IsHidden(properties, secret))
            {
                continue;
            }

            for (var j = 0; j < properties.Positions.Count; j++)
            {
                var other = properties.Positions[j];
                if (message[other.Start..other.End].SequenceEqual(text) && !findings.Exists(f => f.Start < other.End && f.End > other.Start))
                {
                    findings.Add(new Finding(other.Start, other.End, RedactionKinds.Key));
                    properties.All[other.Property].Value = RedactionPolicy.KeyMarker;
                }
            }
        }
    }

    private static bool IsHidden(PropertySet properties, ValuePosition position)
        => ReferenceEquals(properties.All[position.Property].Value, RedactionPolicy.KeyMarker);

    /// <summary>A value with a secret of its own is redacted when its field is written, and the rest of it is kept.</summary>
    private static bool IsSecret(ReadOnlySpan<char> value, int start, List<Finding> findings, RedactedValues redacted)
    {
        var isWithin = true;
        var isFound = false;
        foreach (var finding in findings)
        {
            if (finding.Start < start + value.Length && finding.End > start)
            {
                isFound = true;
                isWithin &= finding.Start >= start && finding.End <= start + value.Length;
            }
        }

        return isFound && !(isWithin && redacted.Find(value) is not null);
    }
}
