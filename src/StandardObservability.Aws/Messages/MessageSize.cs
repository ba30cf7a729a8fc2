using System.Collections;
using System.Text;
using StandardObservability.Aws.Parameters;

namespace StandardObservability.Aws.Messages;

/// <summary>Size of messages as SQS and SNS count it: body, and names, types and values of attributes.</summary>
internal static class MessageSize
{
    public static long Of(IEnumerable messages, string body)
    {
        var size = 0L;
        foreach (var message in messages)
        {
            size += BytesOf(SdkModel.Read(message, body)) + OfAttributes(SdkModel.Read(message, MessageWriter.Attributes) as IDictionary);
        }

        return size;
    }

    public static long OfAttribute(string name, string type, string value) => BytesOf(name) + BytesOf(type) + BytesOf(value);

    private static long OfAttributes(IDictionary? attributes)
    {
        var size = 0L;
        foreach (DictionaryEntry attribute in attributes ?? new Hashtable())
        {
            size += BytesOf(attribute.Key)
                + BytesOf(SdkModel.Read(attribute.Value, "DataType"))
                + BytesOf(SdkModel.Read(attribute.Value, "StringValue"))
                + BytesOf(SdkModel.Read(attribute.Value, "BinaryValue"));
        }

        return size;
    }

    private static long BytesOf(object? value) => value switch
    {
        string text => Encoding.UTF8.GetByteCount(text),
        Stream { CanSeek: true } stream => stream.Length,
        _ => 0,
    };
}
