using System.CommandLine;
using Woordhouder.Web.Commands;

// Composition only: every command is a file in Commands/, every module adds itself in Hosting/Composition.cs.
var root = new RootCommand("Woordhouder: a public-library platform whose privacy statement is executable.");
foreach (var option in CommonOptions.All) root.Add(option);
foreach (var command in AllCommands.Make()) root.Add(command);
return await root.Parse(args).InvokeAsync();
