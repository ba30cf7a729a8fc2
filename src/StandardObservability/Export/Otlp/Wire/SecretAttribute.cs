using System.Buffers;
using System.Text;
using StandardObservability.Redaction;
using StandardObservability.Redaction.Keys;

namespace StandardObservability.Export.Otlp.Wire;

/// <summary>Replaces the value of an OTLP attribute whose key is secret.</summary>
/// <remarks>Source: opentelemetry-proto, <c>common.proto</c>, <c>KeyValue</c> and <c>AnyValue</c>.</remarks>
internal static class SecretAttribute
{
    private const int ValueField = 2;
    private const int StringField = 1;
    private const int BooleanField = 2;

    private static readonly byte[] Marker = Encoding.UTF8.GetBytes(RedactionPolicy.KeyMarker);
    private static readonly byte[] MarkerValue = EncodeMarkerValue();

    /// <summary>Writes the attribute with a marker instead of its value, for values of all types.</summary>
    /// <param name="keyValue">The attribute.</param>
    /// <param name="secrecy">Which values of its key are secret.</param>
    /// <param name="to">Gets the redacted attribute.</param>
    /// <returns><see langword="false"/>, and nothing is written, when the value is not secret.</returns>
    public static bool TryHideValue(ReadOnlySpan<byte> keyValue, KeySecrecy secrecy, IBufferWriter<byte> to)
    {
        var reader = new ProtobufReader(keyValue);
        while (reader.Next())
        {
            if (reader.Field == ValueField && reader.HasLength && IsSecret(reader.Content, secrecy))
            {
                to.Write(keyValue[..reader.Start]);
                ProtobufWriter.WriteField(to, ValueField, MarkerValue);
                to.Write(keyValue[reader.End..]);
                return true;
            }
        }

        return false;
    }

    /// <summary>Empty values, booleans and markers are not secret.</summary>
    private static bool IsSecret(ReadOnlySpan<byte> anyValue, KeySecrecy secrecy)
    {
        var reader = new ProtobufReader(anyValue);
        return reader.Next() && reader.Field switch
        {
            StringField => !reader.Content.SequenceEqual(Marker) && SecretValues.IsSecret(secrecy, Encoding.UTF8.GetString(reader.Content)),
            BooleanField => false,
            _ => secrecy == KeySecrecy.Always,
        };
    }

    private static byte[] EncodeMarkerValue()
    {
        var value = new ArrayBufferWriter<byte>();
        ProtobufWriter.WriteField(value, StringField, Marker);
        return value.WrittenSpan.ToArray();
    }
}
