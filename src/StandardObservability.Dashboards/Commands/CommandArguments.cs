namespace StandardObservability.Dashboards.Commands;

/// <summary>The arguments of a command: a folder, and options with a value.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Options">The values by option, for example <c>--seen FILE</c>.</param>
internal sealed record CommandArguments(string Folder, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>The value of an option, or <see langword="null"/> without it.</summary>
    public string? Find(string option) => Options.GetValueOrDefault(option);

    /// <exception cref="ArgumentException">The folder or a value is missing, or an argument is not known.</exception>
    public static CommandArguments Parse(IReadOnlyList<string> arguments, params IReadOnlyList<string> known)
    {
        string? folder = null;
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (known.FirstOrDefault(k => k.StartsWith(argument + ' ', StringComparison.Ordinal)) is { } option)
            {
                options[option] = i + 1 < arguments.Count ? arguments[++i] : throw new ArgumentException($"{argument} has no value. Write {option}.");
            }
            else if (argument.StartsWith('-') || folder is not null)
            {
                throw new ArgumentException($"\"{argument}\" is not known. After the folder, there can be {string.Join(" and ", known)}.");
            }
            else
            {
                folder = argument;
            }
        }

        return new CommandArguments(folder ?? throw new ArgumentException("The folder is missing."), options);
    }
}
