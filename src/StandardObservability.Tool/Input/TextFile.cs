using System.Text;

namespace StandardObservability.Tool.Input;

/// <summary>Reads files of users.</summary>
internal static class TextFile
{
    /// <summary>Bytes of the largest file that is read as a whole. Builds of thousands of projects stay below it.</summary>
    public const long MaxBytes = 512L * 1024 * 1024;

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="ToolException">The file is missing or cannot be read.</exception>
    public static FileStream Open(string path, string shown)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 65536, FileOptions.SequentialScan);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ToolException($"{shown} cannot be read: {Describe(problem)}", "It is an input of the command.", "Check the path and its permissions.");
        }
    }

    /// <summary>Opens a file that is read as a whole.</summary>
    /// <exception cref="ToolException">The file is missing, cannot be read or is too large.</exception>
    public static FileStream OpenWhole(string path, string shown)
    {
        var file = Open(path, shown);
        if (file.Length <= MaxBytes)
        {
            return file;
        }

        file.Dispose();
        throw TooLarge(shown);
    }

    /// <summary>The error of a file that does not fit into memory. Devices and pipes have no length before they are read.</summary>
    public static ToolException TooLarge(string shown) =>
        new($"{shown} is larger than {MaxBytes} bytes.", "It is read into memory as a whole.", "Pass the files of fewer projects.");

    /// <summary>The text of a file in UTF-8.</summary>
    /// <exception cref="ToolException">The file is missing, cannot be read, is too large or is not text.</exception>
    public static string Read(string path, string shown)
    {
        using var file = OpenWhole(path, shown);
        try
        {
            using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (OutOfMemoryException)
        {
            throw TooLarge(shown);
        }
        catch (DecoderFallbackException)
        {
            throw new ToolException($"{shown} is not text in UTF-8.", "Its content cannot be read.", "Save it in UTF-8.");
        }
    }

    private static string Describe(Exception problem) => problem switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist.",
        UnauthorizedAccessException => "access is denied, or it is a folder.",
        _ => problem.Message,
    };
}
