{{- define "geowire.name" -}}
{{- if contains "geowire" .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-geowire" (.Release.Name | trunc 44 | trimSuffix "-") -}}
{{- end -}}
{{- end }}

{{- define "geowire.selector" -}}
app.kubernetes.io/name: geowire
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "geowire.labels" -}}
{{ include "geowire.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "geowire.image" -}}
{{ .Values.image.repository }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}

{{- define "geowire.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default (include "geowire.name" .) }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/* Stable names are what a StatefulSet is for; everything else is a Deployment. */}}
{{- define "geowire.stable" -}}
{{- if or (eq .Values.delivery "exactly-once") .Values.staticMembership }}yes{{ end }}
{{- end }}

{{- define "geowire.kind" -}}
{{- if include "geowire.stable" . }}StatefulSet{{ else }}Deployment{{ end }}
{{- end }}

{{/* The ConfigMap of overlays that is mounted, if any. */}}
{{- define "geowire.overlays" -}}
{{- if and .Values.overlays.configMap .Values.overlays.files }}
{{- fail "overlays: give either configMap or files" }}
{{- end }}
{{- if .Values.overlays.files }}{{ include "geowire.name" . }}-overlays
{{- else }}{{ .Values.overlays.configMap }}
{{- end }}
{{- end }}

{{/* Settings that the chart owns. The environment wins over the file. */}}
{{- define "geowire.env" -}}
- {name: GEOWIRE__KAFKA__BROKERS, value: {{ required "kafka.brokers has to be given: host:port, separated by commas" .Values.kafka.brokers | quote }}}
- {name: GEOWIRE__KAFKA__GROUP_ID, value: {{ .Values.kafka.groupId | quote }}}
- {name: GEOWIRE__ADMIN__LISTEN, value: {{ printf "%s:%v" .Values.admin.host .Values.admin.port | quote }}}
- {name: GEOWIRE__PIPELINE__GRACE_SECS, value: {{ .Values.gracePeriodSeconds | quote }}}
{{- range $property, $_ := .Values.secrets }}
- {name: GEOWIRE__KAFKA__SECRET_FILES__{{ $property | upper | replace "." "_" }}, value: {{ printf "/run/secrets/geowire/%s" $property | quote }}}
{{- end }}
{{- if include "geowire.overlays" . }}
- {name: GEOWIRE__CODING__OVERLAYS, value: '["/etc/geowire/overlays"]'}
{{- end }}
{{- if .Values.page.enabled }}
- {name: GEOWIRE__PAGE__ENABLED, value: "true"}
{{- with .Values.page.hosts }}
- {name: GEOWIRE__PAGE__HOSTS, value: {{ toJson . | quote }}}
{{- end }}
- {name: GEOWIRE__PAGE__LISTEN, value: {{ printf "%s:%v" .Values.admin.host .Values.page.port | quote }}}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* How a live worker delivers, and who it is in its group. */}}
{{- define "geowire.membership" -}}
- {name: GEOWIRE__DELIVERY__MODE, value: {{ .Values.delivery | quote }}}
{{- if .Values.staticMembership }}
- {name: GEOWIRE__KAFKA__STATIC_MEMBERSHIP, value: "true"}
{{- end }}
{{- end }}

{{- define "geowire.mounts" -}}
- {name: config, mountPath: /etc/geowire/geowire.toml, subPath: geowire.toml, readOnly: true}
{{- if .Values.secrets }}
- {name: secrets, mountPath: /run/secrets/geowire, readOnly: true}
{{- end }}
{{- if .Values.tls.secretName }}
- {name: tls, mountPath: /etc/geowire/tls, readOnly: true}
{{- end }}
{{- if include "geowire.overlays" . }}
- {name: overlays, mountPath: /etc/geowire/overlays, readOnly: true}
{{- end }}
{{- with .Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "geowire.volumes" -}}
- name: config
  configMap: {name: {{ include "geowire.name" . }}}
{{- with .Values.secrets }}
- name: secrets
  projected:
    # Readable by the group 65532, which fsGroup gives to the pod, and by nobody else.
    defaultMode: 0440
    sources:
      {{- range $property, $ref := . }}
      - secret: {name: {{ $ref.secretName | quote }}, items: [{key: {{ $ref.key | quote }}, path: {{ $property | quote }}}]}
      {{- end }}
{{- end }}
{{- with .Values.tls.secretName }}
- name: tls
  secret: {secretName: {{ . | quote }}, defaultMode: 0440}
{{- end }}
{{- with include "geowire.overlays" . }}
- name: overlays
  configMap: {name: {{ . | quote }}}
{{- end }}
{{- with .Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* The name in the group of a pod whose name is the same after each restart. */}}
{{- define "geowire.instance" -}}
{{- if include "geowire.stable" . }}
- name: GEOWIRE__KAFKA__INSTANCE
  valueFrom: {fieldRef: {fieldPath: metadata.name}}
{{- end }}
{{- end }}

{{/* Nothing that a worker does needs more than this. */}}
{{- define "geowire.containerSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
readOnlyRootFilesystem: true
allowPrivilegeEscalation: false
privileged: false
capabilities: {drop: [ALL]}
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "geowire.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{/* What a pod of the worker and one of a backfill have in common. */}}
{{- define "geowire.podCommon" -}}
serviceAccountName: {{ include "geowire.serviceAccount" . }}
# It never talks to Kubernetes.
automountServiceAccountToken: false
# A Service named "geowire-…" would otherwise put GEOWIRE_… variables into the environment.
enableServiceLinks: false
terminationGracePeriodSeconds: {{ .Values.gracePeriodSeconds }}
securityContext:
  {{- include "geowire.podSecurity" . | nindent 2 }}
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
volumes:
  {{- include "geowire.volumes" . | nindent 2 }}
{{- end }}

{{/* New settings and new dictionaries are read at a start: their digests make one. */}}
{{- define "geowire.checksums" -}}
checksum/config: {{ include (print $.Template.BasePath "/configmap.yaml") . | sha256sum }}
{{- with .Values.podAnnotations }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* The pod of a worker, in a Deployment and in a StatefulSet alike. */}}
{{- define "geowire.podTemplate" -}}
metadata:
  labels:
    {{- include "geowire.selector" . | nindent 4 }}
    app.kubernetes.io/component: worker
    {{- with .Values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    {{- include "geowire.checksums" . | nindent 4 }}
spec:
  {{- include "geowire.podCommon" . | nindent 2 }}
  {{- with .Values.topologySpreadConstraints }}
  topologySpreadConstraints:
    {{- range . }}
    - {{- toYaml . | nindent 6 }}
      {{- if not .labelSelector }}
      labelSelector:
        matchLabels:
          {{- include "geowire.selector" $ | nindent 10 }}
          app.kubernetes.io/component: worker
      {{- end }}
    {{- end }}
  {{- end }}
  containers:
    - name: geowire
      image: {{ include "geowire.image" . | quote }}
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      args: [run, --config, /etc/geowire/geowire.toml]
      env:
        {{- include "geowire.membership" . | nindent 8 }}
        {{- include "geowire.env" . | nindent 8 }}
        {{- include "geowire.instance" . | nindent 8 }}
      ports:
        - {name: admin, containerPort: {{ .Values.admin.port }}, protocol: TCP}
        {{- if .Values.page.enabled }}
        - {name: page, containerPort: {{ .Values.page.port }}, protocol: TCP}
        {{- end }}
      # Brokers that are away are waited for, so no probe that kills asks for them: /startupz, which
      # does, would restart a healthy worker over and over through an outage. /readyz says why.
      startupProbe:
        httpGet: {path: /livez, port: admin}
        periodSeconds: 1
        failureThreshold: 60
      livenessProbe:
        httpGet: {path: /livez, port: admin}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet: {path: /readyz, port: admin}
        periodSeconds: 5
        timeoutSeconds: 3
      resources:
        {{- toYaml .Values.resources | nindent 8 }}
      securityContext:
        {{- include "geowire.containerSecurity" . | nindent 8 }}
      volumeMounts:
        {{- include "geowire.mounts" . | nindent 8 }}
{{- end }}
