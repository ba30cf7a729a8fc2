namespace StandardObservability.Aws.Calls;

/// <summary>Runs telemetry code inside a call of the application. What it throws does not reach the call.</summary>
/// <remarks>The code reads types of any version of the SDK, and calls listeners of the application.</remarks>
internal static class Guard
{
    public static void Run<TState>(Action<TState> work, TState state)
    {
        try
        {
            work(state);
        }
        catch (Exception)
        {
            // The call continues without this part of its telemetry.
        }
    }

    public static TResult? Run<TState, TResult>(Func<TState, TResult?> work, TState state)
    {
        try
        {
            return work(state);
        }
        catch (Exception)
        {
            // The call continues without telemetry.
            return default;
        }
    }
}
