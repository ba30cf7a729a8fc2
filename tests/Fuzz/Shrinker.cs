namespace Fuzz;

/// <summary>Makes an input as short as possible that still violates the same invariant.</summary>
internal static class Shrinker
{
    public static byte[] Shrink(FuzzTarget target, byte[] input)
    {
        if (FindFailure(target, input) is not { } failure)
        {
            return input;
        }

        for (var length = input.Length / 2; length > 0; length /= 2)
        {
            for (var at = 0; at + length <= input.Length;)
            {
                byte[] shorter = [.. input[..at], .. input[(at + length)..]];
                if (FindFailure(target, shorter) == failure)
                {
                    input = shorter;
                }
                else
                {
                    at += length;
                }
            }
        }

        return input;
    }

    /// <summary>The place of the failure: the first line of code of the exception.</summary>
    private static string? FindFailure(FuzzTarget target, byte[] input)
    {
        try
        {
            target.Run(input);
            return null;
        }
        catch (Exception e)
        {
            return e.StackTrace?.Split('\n').FirstOrDefault(static l => l.Contains("line", StringComparison.Ordinal) && !l.Contains("Fuzz.Check", StringComparison.Ordinal));
        }
    }
}
